/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * A read of a range of bytes into a buffer of the user.
 */
final class PositionalRead extends Call<Buffer> {

  private final ReadSide reads;
  private final Buffer buffer;
  private final int offset;
  private final long position;
  private final int count;

  PositionalRead(ReadSide reads, Buffer buffer, int offset, long position, int count) {
    this.reads = reads;
    this.buffer = buffer;
    this.offset = offset;
    this.position = position;
    this.count = count;
  }

  @Override
  void accept() {
    reads.checkReadable();
  }

  @Override
  void locate(long length) {
    touch(position, count, length);
  }

  @Override
  boolean changes() {
    return false;
  }

  @Override
  Future<Buffer> start(Storage storage) {
    return count <= Storage.LARGEST_COPY
      ? storage.readInto(buffer, offset, position, count)
      : Storage.put(ReadRun.read(storage, position, count), buffer, offset);
  }
}
