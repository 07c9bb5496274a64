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
 * A read from the read position, which it moves.
 */
final class SequentialRead extends Call<Buffer> {

  /** In the place of a count: to the end. */
  static final int REST = -1;

  private final ReadSide reads;
  private final int count;
  private Cursor cursor;
  private long position;

  /**
   * @param count how many bytes, or {@link #REST}
   */
  SequentialRead(ReadSide reads, int count) {
    this.reads = reads;
    this.count = count;
  }

  @Override
  void accept() {
    cursor = reads.begin();
  }

  /** Those before it have moved the position. */
  @Override
  void locate(long length) {
    position = cursor.position();
    touchAll();
  }

  /** Not the content, but the position that others of its kind read from. */
  @Override
  boolean changes() {
    return true;
  }

  @Override
  Future<Buffer> start(Storage storage) {
    return count == REST ? ReadRun.readToEnd(storage, position) : ReadRun.read(storage, position, count);
  }

  @Override
  void done() {
    if (failure == null) {
      cursor.advance(result.length());
    }
    cursor.readDone();
    reads.readOn();
  }
}
