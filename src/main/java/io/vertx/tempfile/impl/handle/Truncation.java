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
import io.vertx.tempfile.impl.storage.Storage;

/**
 * A call that gives the file another size.
 */
final class Truncation extends Call<Void> {

  private final WriteSide writes;
  private final long size;

  Truncation(WriteSide writes, long size) {
    this.writes = writes;
    this.size = size;
  }

  @Override
  void accept() {
    writes.acceptTruncation(size);
  }

  @Override
  void locate(long length) {
    touchAll();
  }

  @Override
  boolean changes() {
    return true;
  }

  @Override
  Throwable refusal() {
    return writes.beyondLimit(size);
  }

  @Override
  Future<Void> start(Storage storage) {
    return storage.truncate(size);
  }
}
