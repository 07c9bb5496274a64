/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import io.vertx.core.Context;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches how long a task has to wait for its turn on an event loop: every millisecond, a thread beside it gives it one.
 * <p>
 * There is one at a time in a process, which the profiler reads between iterations.
 */
final class EventLoopProbe {

  private static final int LARGEST = 1 << 16;

  private static volatile EventLoopProbe current;

  private final Context eventLoop;
  private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
    Thread thread = new Thread(task, "event-loop-probe");
    thread.setDaemon(true);
    return thread;
  });

  // Guarded by this
  private final long[] delays = new long[LARGEST];
  private int ticks;

  private EventLoopProbe(Context eventLoop) {
    this.eventLoop = eventLoop;
  }

  static EventLoopProbe start(Context eventLoop) {
    EventLoopProbe probe = new EventLoopProbe(eventLoop);
    probe.ticker.scheduleWithFixedDelay(probe::send, 1, 1, TimeUnit.MILLISECONDS);
    current = probe;
    return probe;
  }

  void stop() {
    current = null;
    ticker.shutdownNow();
  }

  static EventLoopProbe current() {
    return current;
  }

  private void send() {
    long due = System.nanoTime();
    eventLoop.runOnContext(v -> tick(due));
  }

  private synchronized void tick(long due) {
    if (ticks < LARGEST) {
      delays[ticks++] = System.nanoTime() - due;
    }
  }

  synchronized void reset() {
    ticks = 0;
  }

  synchronized int ticks() {
    return ticks;
  }

  /**
   * How many of the ticks had to wait for longer than that.
   */
  synchronized int laterThan(long milliseconds) {
    int late = 0;
    for (int i = 0; i < ticks; i++) {
      if (delays[i] > TimeUnit.MILLISECONDS.toNanos(milliseconds)) {
        late++;
      }
    }
    return late;
  }

  /**
   * How long the one that waited longest had to wait, in milliseconds.
   */
  synchronized double longest() {
    long longest = 0;
    for (int i = 0; i < ticks; i++) {
      longest = Math.max(longest, delays[i]);
    }
    return longest / 1e6;
  }
}
