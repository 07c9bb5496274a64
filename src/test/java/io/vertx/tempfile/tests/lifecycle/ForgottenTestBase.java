/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.impl.opening.Storages;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Files that are forgotten, and what is logged of them.
 */
abstract class ForgottenTestBase extends TempFileTestBase {

  static final String PROPERTY = "vertx.tempfile.leakDetection";

  private static final int LOOKS = 8;

  final List<LogRecord> reports = new CopyOnWriteArrayList<>();
  final Logger logger = Logger.getLogger("io.vertx.tempfile.impl.base.Forgotten");
  final Handler collector = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      reports.add(entry);
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
    }
  };

  /** Nanoseconds that pass when a test says so. */
  final AtomicLong clock = new AtomicLong(-1);
  TempFileSystem clocked;

  @BeforeEach
  void createClockedFileSystem() {
    clocked = TempFileSystemImpl.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()), new TempNames(),
      Storages.PLAIN, clock::get);
  }

  @BeforeEach
  void collectReports() {
    logger.addHandler(collector);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopCollecting() {
    logger.removeHandler(collector);
    logger.setUseParentHandlers(true);
    System.clearProperty(PROPERTY);
  }

  void forget(Kind kind) {
    await(await(kind.open(fs, new TempFileOptions())).write(random(5000)));
  }

  /** Opened at one place, and gone when this returns. */
  void forget(TempFileSystem where, Kind kind, int count) {
    long before = where.stats().getLeaks();
    for (int i = 0; i < count; i++) {
      await(await(kind.open(where, new TempFileOptions())).write(random(5000)));
    }
    reclaimed(where, before + count);
  }

  void reclaimed(int count) {
    reclaimed(fs, count);
  }

  /** To collect takes long, and what was collected is told of by another thread. */
  void reclaimed(TempFileSystem where, long count) {
    AtomicInteger looks = new AtomicInteger();
    await(eventually(() -> {
      if (looks.getAndIncrement() % LOOKS == 0) {
        System.gc();
      }
      return where.stats().getLeaks() >= count;
    }));
  }
}
