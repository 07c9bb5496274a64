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
import io.vertx.core.Promise;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A storage that waits for a while before it does anything.
 */
public final class SlowStorage extends WrappedStorage {

  /** The prefix of the names of files that have it. */
  public static final String PREFIX = "slow";

  private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(1, task -> {
    Thread thread = new Thread(task, "slow storage");
    thread.setDaemon(true);
    return thread;
  });

  private final long delay;

  /**
   * @param delay in milliseconds
   */
  public SlowStorage(Storage storage, long delay) {
    super(storage);
    this.delay = delay;
  }

  @Override
  <T> Future<T> operate(Supplier<Future<T>> operation) {
    Promise<T> promise = Promise.promise();
    TIMER.schedule(() -> operation.get().onComplete(promise), delay, TimeUnit.MILLISECONDS);
    return promise.future();
  }
}
