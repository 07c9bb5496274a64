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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A storage that takes its time, now more and now less: to begin, to say that it is done, or for neither. What is under way at the same
 * time is done in any order, and on any of some threads.
 */
public final class JitteryStorage extends WrappedStorage {

  /** The prefix of the names of files that have it. */
  public static final String PREFIX = "jittery";

  private static final int LARGEST_DELAY_MICROS = 200;
  private static final ScheduledExecutorService THREADS = Executors.newScheduledThreadPool(3, task -> {
    Thread thread = new Thread(task, "jitter");
    thread.setDaemon(true);
    return thread;
  });

  public JitteryStorage(Storage storage) {
    super(storage);
  }

  @Override
  <T> Future<T> operate(Supplier<Future<T>> operation) {
    Promise<T> promise = Promise.promise();
    sometimesLater(() -> operation.get().onComplete((result, failure) -> sometimesLater(() -> promise.complete(result, failure))));
    return promise.future();
  }

  private static void sometimesLater(Runnable task) {
    if (ThreadLocalRandom.current().nextInt(3) == 0) {
      task.run();
    } else {
      THREADS.schedule(task, ThreadLocalRandom.current().nextInt(LARGEST_DELAY_MICROS), TimeUnit.MICROSECONDS);
    }
  }
}
