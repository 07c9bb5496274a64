/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.storage;

import io.vertx.core.Future;
import io.vertx.tempfile.impl.storage.Storage;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A storage of which one operation fails, the first or any later one, with nothing done.
 */
public final class FailingStorage extends WrappedStorage {

  /** What it fails with. */
  public static final IOException FAILURE = new IOException("the one that fails");

  private final AtomicInteger before;

  /**
   * @param before how many operations succeed before it
   */
  public FailingStorage(Storage storage, int before) {
    super(storage);
    this.before = new AtomicInteger(before);
  }

  @Override
  <T> Future<T> operate(Supplier<Future<T>> operation) {
    return before.getAndDecrement() == 0 ? Future.failedFuture(FAILURE) : operation.get();
  }
}
