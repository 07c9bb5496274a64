/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * How long a source has given nothing while it was listened to. What comes of that its listener decides: it is for those kinds alone that
 * can be gone without anything telling so.
 */
final class Silence {

  private static final String LIMIT_PROPERTY = "vertx.tempfile.longestSilence";
  private static final long DEFAULT_LIMIT = 60_000;
  private static final long LEAST_LIMIT = 1000;
  /** How often this looks until the limit is reached. */
  private static final int LOOKS = 4;

  private final long limit;
  /** With fewer bytes at a look it counts as silent. */
  private final long leastBytes;
  private final EventExecutor eventLoop;
  private final Staging<?> staging;
  private final LongConsumer listener;
  // Guarded by this
  private ScheduledFuture<?> timer;
  private boolean stopped;

  // On the event loop only
  /** What had been received when it was last not silent. */
  private long received;
  private long lasting;

  /**
   * @param listener hears, on the event loop, for how many milliseconds it has lasted
   */
  Silence(EventExecutor eventLoop, Staging<?> staging, LongConsumer listener) {
    // After so many milliseconds one that can neither tell nor be asked is taken for gone
    this(eventLoop, staging, Math.max(LEAST_LIMIT, Long.getLong(LIMIT_PROPERTY, DEFAULT_LIMIT)), 1, listener);
  }

  /**
   * @param limit the time in milliseconds that it may last; looked at several times until then
   * @param leastBytes what has to come to break it
   * @param listener hears, on the event loop, for how many milliseconds it has lasted
   */
  Silence(EventExecutor eventLoop, Staging<?> staging, long limit, long leastBytes, LongConsumer listener) {
    this.limit = limit;
    this.leastBytes = leastBytes;
    this.eventLoop = eventLoop;
    this.staging = staging;
    this.listener = listener;
  }

  /**
   * Begin to listen, unless this was stopped, or staging was over before there was anybody to stop this. Called by any thread.
   */
  synchronized void begin() {
    if (!stopped && !staging.isOver()) {
      timer = eventLoop.schedule(this::look, interval(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Called by any thread.
   */
  synchronized void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel(false);
    }
  }

  long limit() {
    return limit;
  }

  private long interval() {
    return Math.max(1, limit / LOOKS);
  }

  /** Called by the timer, on the event loop. */
  private void look() {
    long taken = staging.bytesTaken();
    if (staging.isPaused() || taken - received >= leastBytes) {
      received = taken;
      lasting = 0;
    } else {
      lasting += interval();
      listener.accept(lasting);
    }
    begin();
  }
}
