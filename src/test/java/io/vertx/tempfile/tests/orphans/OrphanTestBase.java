/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.orphans;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.tests.TempFileTestBase;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A base directory with journals in it, another directory, and the sweep of a file system that is created afresh.
 */
abstract class OrphanTestBase extends TempFileTestBase {

  @Override
  protected boolean recordsFutures() {
    return false;
  }

  private static final long JOURNAL_PATIENCE_SECONDS = 120;
  private static final TempNames NAMES = new TempNames();

  private static final Logger LOGGER = Logger.getLogger("io.vertx.tempfile.impl.names");

  @TempDir
  Path elsewhere;
  /** What the log is told of journals and sweeps, and nobody else is. */
  final List<String> told = new CopyOnWriteArrayList<>();
  /** What is open until the end of the test: what is forgotten is closed. */
  final List<Object> open = new CopyOnWriteArrayList<>();
  private final Handler listener = new Handler() {
    @Override
    public void publish(LogRecord record) {
      if (record.getLoggerName().matches(".*\\.(Journals|OrphanSweep)")) {
        told.add(record.getMessage());
      }
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
    }
  };

  @BeforeEach
  void journals() {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("unix"), "there are journals on Unix only");
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(listener);
    await(((TempFileSystemImpl) fs).swept());
  }

  @AfterEach
  void nothingIsHeld() {
    LOGGER.removeHandler(listener);
    LOGGER.setUseParentHandlers(true);
    await(vertx.close());
    // A sweep that a Vert.x has begun goes on when that is closed
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(JOURNAL_PATIENCE_SECONDS);
    while (!journalsHeld().isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(journalsHeld()).as("journals held").isEmpty();
    assertThat(everythingIn(elsewhere)).as("left elsewhere").isEmpty();
  }

  private static List<String> journalsHeld() {
    return System.getProperties().stringPropertyNames().stream().filter(name -> name.contains("tempfile.journal"))
      .collect(Collectors.toList());
  }

  <T> T hold(Future<T> opening) {
    T opened = await(opening);
    open.add(opened);
    return opened;
  }

  /** @return how many files and directories were removed */
  long sweep() {
    return sweep(vertx);
  }

  long sweep(Vertx vertx) {
    TempFileSystemImpl fresh = (TempFileSystemImpl) create(vertx);
    await(fresh.swept());
    await(fresh.close());
    return fresh.stats().getOrphansRemoved();
  }

  /** @return how many files and directories another process removed */
  long sweepFromAnotherProcess() throws Exception {
    ChildJvm.End end = ChildJvm.start(SweepingProcess.class, directory, 1).waitFor();
    assertThat(end.errors).isEmpty();
    return Long.parseLong(end.output.trim());
  }

  TempFileSystem create(Vertx vertx) {
    return TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
  }

  /** A name as they are made for files and directories. */
  static String freshName() {
    return "tmp" + NAMES.get();
  }
}
