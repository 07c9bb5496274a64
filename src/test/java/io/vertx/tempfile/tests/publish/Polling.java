/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thread that looks again and again while something is done, at least once before and once after.
 */
final class Polling {

  /** A look, which fails when it sees what must not be. */
  interface Look {
    void run() throws Exception;
  }

  interface Action {
    void run() throws Exception;
  }

  private final CountDownLatch started = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean over;
  private volatile Throwable failure;

  private Polling(Look look) {
    thread = new Thread(() -> run(look), "polling");
  }

  static void during(Action action, Look look) throws Exception {
    Polling polling = new Polling(look);
    polling.thread.start();
    try {
      assertThat(polling.started.await(30, TimeUnit.SECONDS)).isTrue();
      action.run();
    } finally {
      polling.stop();
    }
    if (polling.failure != null) {
      throw new AssertionError("what was seen", polling.failure);
    }
  }

  private void run(Look look) {
    try {
      boolean last;
      do {
        last = over;
        look.run();
        started.countDown();
      } while (!last);
    } catch (Exception | AssertionError e) {
      failure = e;
      started.countDown();
    }
  }

  private void stop() throws InterruptedException {
    over = true;
    thread.join(30_000);
    assertThat(thread.isAlive()).isFalse();
  }
}
