/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import io.vertx.core.Closeable;
import io.vertx.core.internal.CloseFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static org.assertj.core.api.Assertions.assertThat;

class LeaksTest {

  private final AtomicInteger hooks = new AtomicInteger();
  private final CloseFuture end = new CloseFuture() {
    @Override
    public synchronized boolean add(Closeable closeable) {
      boolean added = super.add(closeable);
      hooks.addAndGet(added ? 1 : 0);
      return added;
    }

    @Override
    public boolean remove(Closeable nested) {
      boolean removed = super.remove(nested);
      hooks.addAndGet(removed ? -1 : 0);
      return removed;
    }
  };
  private final AtomicLong clock = new AtomicLong();
  private final Leaks leaks = new Leaks(end, clock::get);

  private final List<String> told = new ArrayList<>();
  private final Logger logger = Logger.getLogger(Forgotten.class.getName());
  private final Handler collector = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      told.add(entry.getMessage());
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
    }
  };

  @BeforeEach
  void collect() {
    logger.addHandler(collector);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopCollecting() {
    logger.removeHandler(collector);
    logger.setUseParentHandlers(true);
  }

  @Test
  void theEndOfVertxKnowsItOnlyAsLongAsSomethingWaits() {
    leaks.found("file", "'a'", null);
    assertThat(hooks).hasValue(0);

    leaks.found("file", "'b'", null);
    assertThat(hooks).hasValue(1);

    clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    leaks.found("file", "'c'", null);
    assertThat(hooks).hasValue(0);
    assertThat(told).hasSize(2);
  }

  @Test
  void nothingWaitsOnceVertxIsClosing() {
    end.close();

    leaks.found("file", "'a'", null);
    leaks.found("file", "'b'", null);

    assertThat(told).hasSize(2);
  }

  @Test
  void whatWaitedWhenVertxClosedIsToldOnce() {
    leaks.found("file", "'a'", null);
    leaks.found("file", "'b'", null);
    leaks.found("file", "'c'", null);

    end.close();
    leaks.reportAll();

    assertThat(told).hasSize(2);
    assertThat(told.get(1)).startsWith("A file 'c' was not closed").contains("and so was 1 more");
  }
}
