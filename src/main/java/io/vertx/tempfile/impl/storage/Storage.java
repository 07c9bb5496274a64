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
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.limits.Usage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.function.Supplier;

/**
 * The bytes of one temporary file, read and written at positions.
 * <p>
 * A storage takes no care of order: whoever calls it starts an operation that touches the same bytes as another one only after that one
 * has completed, and what changes content that is {@linkplain #isInMemory() in memory}, or moves it, only when nothing else is under way.
 * Its futures complete within the call, or on the worker that did the work; never on the context of an owner. Any thread may call.
 */
public interface Storage {

  /** As many bytes as whoever calls copies within memory; more than that a worker does. */
  int LARGEST_COPY = 1024 * 1024;

  /**
   * Store all that is readable of {@code data}, or fail and leave the length as it was. The buffer is used until the future completes, and
   * left as it is.
   */
  Future<Void> write(ByteBuf data, long position);

  /**
   * Read up to {@code length} bytes, fewer at the end of the file only.
   */
  Future<Buffer> read(long position, int length);

  /**
   * Like {@link #read}, but put what is read into a buffer, which several reads may fill at the same time. Nothing is put there when it
   * fails.
   *
   * @return a future of that buffer
   */
  default Future<Buffer> readInto(Buffer buffer, int offset, long position, int length) {
    return put(read(position, length), buffer, offset);
  }

  /** On the worker that has read it, if one has, as it may be much. */
  static Future<Buffer> put(Future<Buffer> read, Buffer buffer, int offset) {
    return read.map(data -> {
      if (data.length() > 0) {
        synchronized (buffer) {
          buffer.setBuffer(offset, data);
        }
      }
      return buffer;
    });
  }

  /**
   * Like {@link #read(long, int)}, also when it was not opened for reading. Called for one read at a time.
   */
  default Future<Buffer> readUnopened(long position, int length) {
    return read(position, length);
  }

  /**
   * Cut the file, or fill it with zeros, to {@code size} bytes.
   */
  Future<Void> truncate(long size);

  /**
   * Whether it keeps its bytes in memory for now.
   */
  default boolean isInMemory() {
    return false;
  }

  /**
   * The size of the file, asking the disk where others can change it.
   */
  Future<Long> size();

  /**
   * Like {@link #size()} but blocking.
   */
  long sizeBlocking();

  /**
   * The size in bytes that the completed operations of this storage made, without asking anyone.
   */
  long length();

  /**
   * Which file it is, in the words of a log: by its size, where it has no name.
   */
  default String inWords() {
    return "of " + length() + " bytes";
  }

  /**
   * Force what was written to the device.
   */
  Future<Void> flush();

  /**
   * The number of the file descriptor.
   */
  Future<Integer> fileDescriptor();

  /**
   * Write all to the beginning of a channel. Blocking; called when no operation is under way.
   */
  void copyTo(FileChannel channel) throws IOException;

  /**
   * The permissions that others may have given to the file, null when they could not or nothing tells. Blocking.
   */
  default String permsBlocking() throws IOException {
    return null;
  }

  /**
   * Go over into the books of another file system.
   */
  void moveTo(Usage usage);

  /**
   * Give up the bytes, and what else a close of the file takes away. Called once, when no operation is under way.
   */
  Future<Void> close();

  /**
   * Like {@link #close()}, and give up the name, if it has one that is ours.
   */
  default Future<Void> discard() {
    return close();
  }

  /**
   * How to take away what a close has left for whoever owns the file, null when that is nothing.
   */
  default Supplier<Future<Void>> remains() {
    return null;
  }
}
