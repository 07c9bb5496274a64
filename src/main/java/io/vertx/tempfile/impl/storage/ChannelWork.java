/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.storage;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Completable;
import io.vertx.core.buffer.Buffer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Something that a worker does with the channel of a file. It is done once, by one worker, and completed by the same one.
 */
abstract class ChannelWork<T> {

  /** To read as many bytes is worth waking another worker. */
  private static final int MUCH = 64 * 1024;

  final boolean large;
  /** Whether two may be done at the same time; what changes a file, the system does one after the other. */
  final boolean sideBySide;
  private final Completable<T> outcome;
  private T result;
  private Throwable failure;

  private ChannelWork(int bytes, boolean read, Completable<T> outcome) {
    this.outcome = outcome;
    this.large = bytes >= MUCH;
    this.sideBySide = read && large;
  }

  abstract T perform(FileChannel channel, Scratch scratch) throws IOException;

  final void run(FileChannel channel, Scratch scratch) {
    try {
      result = perform(channel, scratch);
    } catch (Throwable e) {
      failure = e;
    }
  }

  final void complete() {
    outcome.complete(result, failure);
  }

  final void fail(Throwable failure) {
    outcome.fail(failure);
  }

  /** Parts that are not together in memory are put together first, so that the system is called once for many. */
  static final class Write extends ChannelWork<Void> {

    private final ByteBuf data;
    private final long position;
    private FileChannel channel;

    Write(ByteBuf data, long position, Completable<Void> outcome) {
      super(data.readableBytes(), false, outcome);
      this.data = data;
      this.position = position;
    }

    @Override
    Void perform(FileChannel channel, Scratch scratch) throws IOException {
      this.channel = channel;
      ByteBuffer[] parts = data.nioBuffers();
      ByteBuffer together = parts.length > 1 ? scratch.takeAll() : null;
      long at = position;
      for (ByteBuffer part : parts) {
        at += together == null ? write(part, at) : gather(part, together, at);
      }
      if (together != null) {
        writeGathered(together, at);
      }
      return null;
    }

    private int write(ByteBuffer part, long at) throws IOException {
      int end = part.limit();
      int begin = part.position();
      while (part.position() < end) {
        part.limit(Math.min(end, part.position() + Pieces.LARGEST));
        channel.write(part, at + part.position() - begin);
      }
      return end - begin;
    }

    /**
     * Put a part behind others.
     *
     * @param at where what is gathered belongs
     * @return how many bytes were written, to make room
     */
    private int gather(ByteBuffer part, ByteBuffer together, long at) throws IOException {
      int written = 0;
      int end = part.limit();
      while (part.position() < end) {
        if (!together.hasRemaining()) {
          written += writeGathered(together, at + written);
        }
        part.limit(Math.min(end, part.position() + together.remaining()));
        together.put(part);
      }
      return written;
    }

    private int writeGathered(ByteBuffer together, long at) throws IOException {
      int count = write(together.flip(), at);
      together.clear();
      return count;
    }
  }

  /** Reads one buffer. */
  static final class Read extends ChannelWork<Buffer> {

    private final long position;
    private final int count;

    Read(long position, int count, Completable<Buffer> outcome) {
      super(count, true, outcome);
      this.position = position;
      this.count = count;
    }

    @Override
    Buffer perform(FileChannel channel, Scratch scratch) throws IOException {
      ByteBuffer bytes = scratch.take(count);
      int read = readAll(channel, position, bytes);
      if (bytes.hasArray()) {
        return Reception.keep(bytes.array(), read);
      }
      byte[] array = new byte[read];
      bytes.flip().get(array);
      return Reception.keep(array, read);
    }
  }

  /** Reads a part of a buffer. */
  static final class ReadInto extends ChannelWork<Buffer> {

    private final Buffer buffer;
    private final int offset;
    private final long position;
    private final int count;

    ReadInto(Buffer buffer, int offset, long position, int count, Completable<Buffer> outcome) {
      super(count, true, outcome);
      this.buffer = buffer;
      this.offset = offset;
      this.position = position;
      this.count = count;
    }

    @Override
    Buffer perform(FileChannel channel, Scratch scratch) throws IOException {
      ByteBuffer bytes = scratch.take(count);
      int read = readAll(channel, position, bytes);
      if (read > 0) {
        synchronized (buffer) {
          buffer.setBytes(offset, bytes.flip());
        }
      }
      return buffer;
    }
  }

  private static int readAll(FileChannel channel, long position, ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    int read = 0;
    while (read >= 0 && bytes.position() < end) {
      bytes.limit(Math.min(end, bytes.position() + Pieces.LARGEST));
      read = channel.read(bytes, position + bytes.position());
    }
    return bytes.position();
  }
}
