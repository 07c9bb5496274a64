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
 * The call that ends a handle, when all that was called before is done.
 */
final class Conclusion<T> extends Request<T> {

  private final Lifecycle lifecycle;
  private final Ending how;
  private final WriteSide writes;

  Conclusion(Lifecycle lifecycle, Ending how, WriteSide writes, Function<Storage, Future<T>> action) {
    super(Scope.EXCLUSIVE, action);
    this.lifecycle = lifecycle;
    this.how = how;
    this.writes = writes;
  }

  /** What was not written as it was called is not published or handed on as if it were. */
  @Override
  Throwable refusal() {
    return how == Ending.CLOSE ? null : writes.takeUnheard();
  }

  @Override
  void settled() {
    lifecycle.concluded(failure != null);
  }

  /** Who hears of it finds that nobody knows of the handle any more. */
  @Override
  public void tell() {
    lifecycle.leave();
    super.tell();
  }
}
