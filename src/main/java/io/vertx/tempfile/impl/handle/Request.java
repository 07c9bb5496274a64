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

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.function.Function;

/**
 * An operation other than a write, made of what it does to the storage and whom it tells.
 */
final class Request<T> extends Operation<T> {

  private enum Scope { RANGE, READ_ALL, EXCLUSIVE }

  private final Scope scope;
  private final long position;
  private final int count;
  private final Function<Storage, Future<T>> action;
  private final Completable<T> outcome;

  private Request(Scope scope, long position, int count, Function<Storage, Future<T>> action, Completable<T> outcome) {
    this.scope = scope;
    this.position = position;
    this.count = count;
    this.action = action;
    this.outcome = outcome;
  }

  /**
   * One that depends on a range of bytes.
   */
  static <T> Request<T> reading(long position, int count, Function<Storage, Future<T>> action, Completable<T> outcome) {
    return new Request<>(Scope.RANGE, position, count, action, outcome);
  }

  /**
   * One that depends on all of the file and changes nothing.
   */
  static <T> Request<T> readingAll(Function<Storage, Future<T>> action, Completable<T> outcome) {
    return new Request<>(Scope.READ_ALL, 0, 0, action, outcome);
  }

  /**
   * One that nothing else runs beside.
   */
  static <T> Request<T> exclusive(Function<Storage, Future<T>> action, Completable<T> outcome) {
    return new Request<>(Scope.EXCLUSIVE, 0, 0, action, outcome);
  }

  @Override
  void locate(long length) {
    if (scope == Scope.RANGE) {
      touch(position, count, length);
    } else {
      touchAll();
    }
  }

  @Override
  boolean isRead() {
    return scope != Scope.EXCLUSIVE;
  }

  @Override
  Future<T> start(Storage storage) {
    return action.apply(storage);
  }

  @Override
  void settle(T result, Throwable failure) {
    outcome.complete(result, failure);
  }
}
