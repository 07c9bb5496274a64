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

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.limits.SpareDescriptors;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * A second channel on a file on disk, for what an {@link io.vertx.core.file.AsyncFile} cannot do. Blocking, for one worker at a time, as
 * what needs it excludes everything else.
 * <p>
 * It is opened when first needed and kept until the file is closed, because closing any descriptor of a file gives up the POSIX locks that
 * the process holds on it.
 */
final class SecondChannel {

  /** How to open it. */
  interface Opening {
    FileChannel open() throws IOException;
  }

  private final Opening opening;
  /** What was open from the beginning, or null. */
  private final FileChannel kept;
  /** Null until needed; closed when a worker that used it was interrupted. */
  private FileChannel channel;

  /**
   * @param channel one that is open already, null when there is none
   */
  SecondChannel(FileChannel channel, Opening opening) {
    this.kept = channel;
    this.channel = channel;
    this.opening = opening;
  }

  FileChannel get() throws IOException {
    if (channel == null || !channel.isOpen()) {
      channel = opening.open();
    }
    return channel;
  }

  boolean isOpen() {
    return channel != null;
  }

  /**
   * Close what is open only because there was a descriptor to spare.
   *
   * @return whether there was such a channel
   */
  boolean closeSpare() throws IOException {
    boolean spare = SpareDescriptors.SHARED.giveBack(kept);
    if (spare) {
      kept.close();
      channel = channel == kept ? null : channel;
    }
    return spare;
  }

  void close() throws IOException {
    SpareDescriptors.SHARED.giveBack(kept);
    channel.close();
  }

  /**
   * Cut the file off, or make it longer.
   */
  void setSize(long size) throws IOException {
    FileChannel file = get();
    long now = file.size();
    if (size < now) {
      file.truncate(size);
    } else if (size > now) {
      file.write(ByteBuffer.allocate(1), size - 1);
    }
  }

  /**
   * Read up to so many bytes, fewer at the end of the file only.
   */
  Buffer read(long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    int last = 0;
    while (bytes.hasRemaining() && last >= 0) {
      last = get().read(bytes, position + bytes.position());
    }
    return Buffer.buffer(Arrays.copyOf(bytes.array(), bytes.position()));
  }

  /**
   * Append all of the file to another one.
   */
  void copyTo(FileChannel target) throws IOException {
    FileChannel file = get();
    long size = file.size();
    for (long position = 0; position < size; ) {
      long count = file.transferTo(position, size - position, target);
      if (count <= 0) {
        throw new EOFException("The file became shorter while it was copied");
      }
      position += count;
    }
  }
}
