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

import java.util.function.Function;

/**
 * A call that fails with the failure of a stream write called before it, if nobody was told of that by a call of this kind.
 */
final class Acknowledgement extends Request<Void> {

  private final WriteSide writes;
  private final boolean last;

  private Acknowledgement(WriteSide writes, boolean last, Function<Storage, Future<Void>> action) {
    super(Scope.ALL, action);
    this.writes = writes;
    this.last = last;
  }

  /**
   * Have all that was written reach the device.
   */
  static Acknowledgement flush(WriteSide writes) {
    return new Acknowledgement(writes, false, Storage::flush);
  }

  /**
   * Wait until all that was written is stored.
   */
  static Acknowledgement stored(WriteSide writes) {
    return new Acknowledgement(writes, false, storage -> Future.succeededFuture());
  }

  /**
   * End the write side with the call, and wait until all that was written is stored.
   */
  static Acknowledgement end(WriteSide writes) {
    return new Acknowledgement(writes, true, storage -> Future.succeededFuture());
  }

  @Override
  void accept() {
    if (last) {
      writes.end();
    }
  }

  @Override
  void settling() {
    Throwable earlier = writes.takeUnheard();
    failure = earlier != null ? earlier : failure;
  }
}
