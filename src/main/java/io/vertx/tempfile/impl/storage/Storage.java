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

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.limits.Usage;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * The bytes of one temporary file, read and written at positions.
 * <p>
 * A storage takes no care of order: whoever calls it starts an operation that touches the same bytes as another one only after that one
 * has completed. Its futures complete at once, or on the worker that did the work; never on the context of an owner.
 */
public interface Storage {

  /** As many bytes as whoever calls copies within memory; more than that a worker does. */
  int LARGEST_COPY = 1024 * 1024;

  /**
   * Store all of {@code data}, or fail and leave the length as it was.
   */
  Future<Void> write(Buffer data, long position);

  /**
   * Whether it keeps its bytes in memory for now, where {@link #tryWrite} may succeed.
   */
  default boolean isInMemory() {
    return false;
  }

  /**
   * Store all of {@code data} within the call, if that takes no waiting.
   *
   * @return false, and nothing has happened, when it has to be {@linkplain #write written}
   */
  default boolean tryWrite(Buffer data, long position) {
    return false;
  }

  /**
   * Read up to {@code length} bytes, fewer at the end of the file only.
   */
  Future<Buffer> read(long position, int length);

  /**
   * Cut the file, or fill it with zeros, to {@code size} bytes.
   */
  Future<Void> truncate(long size);

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
   * Give up the bytes. Called once, when no operation is under way.
   */
  Future<Void> close();

  /**
   * Like {@link #close()}, and give up the name, if it has one that is ours.
   */
  default Future<Void> discard() {
    return close();
  }
}
