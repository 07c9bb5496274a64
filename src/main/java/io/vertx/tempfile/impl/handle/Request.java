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
 * A call other than a write, made of what it does to the storage.
 */
class Request<T> extends Call<T> {

  /** What it depends on. */
  enum Scope {

    /** A range of bytes, which it does not change. */
    RANGE,
    /** All of the file, which it does not change. */
    ALL,
    /** All of the file, and nothing else runs beside it. */
    EXCLUSIVE
  }

  private final Scope scope;
  private final long position;
  private final int count;
  private final Function<Storage, Future<T>> action;

  Request(Scope scope, Function<Storage, Future<T>> action) {
    this(scope, 0, 0, action);
  }

  private Request(Scope scope, long position, int count, Function<Storage, Future<T>> action) {
    this.scope = scope;
    this.position = position;
    this.count = count;
    this.action = action;
  }

  /**
   * One that reads a range of bytes.
   */
  static <T> Request<T> reading(long position, int count, Function<Storage, Future<T>> action) {
    return new Request<>(Scope.RANGE, position, count, action);
  }

  @Override
  final void locate(long length) {
    if (scope == Scope.RANGE) {
      touch(position, count, length);
    } else {
      touchAll();
    }
  }

  @Override
  final boolean changes() {
    return scope == Scope.EXCLUSIVE;
  }

  @Override
  final Future<T> start(Storage storage) {
    return action.apply(storage);
  }
}
