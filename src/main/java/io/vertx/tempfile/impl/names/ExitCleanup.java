/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.names;

import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * What is to be removed when the process ends in order: the names on disk that are ours now, and no others.
 * <p>
 * Files and directories are created under a shared lock, which the end of the process takes for itself: what was begun is finished and
 * known by then, and nothing is begun after. State: RUNNING until the shutdown hook has taken the lock, or waited long enough for it, ENDING
 * from then on.
 */
public final class ExitCleanup {

  private static final Logger LOG = LoggerFactory.getLogger(ExitCleanup.class);
  private static final long PATIENCE_SECONDS = 5;

  private static final Set<ManagedPath> PATHS = ConcurrentHashMap.newKeySet();
  private static final ReentrantReadWriteLock CREATION = new ReentrantReadWriteLock();
  private static volatile boolean ending;

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(ExitCleanup::removeAll, "vertx-tempfile-exit"));
    } catch (IllegalStateException e) {
      ending = true; // it is too late already
    }
  }

  private ExitCleanup() {
  }

  /**
   * Do something that makes a name on disk, unless the process is ending.
   */
  public static <T> T whileRunning(Supplier<T> creation) {
    return whileCreating(creation::get);
  }

  /** What makes a name on disk. */
  public interface Making<T, E extends Exception> {
    T make() throws E;
  }

  /**
   * Like {@link #whileRunning(Supplier)} for what throws.
   */
  public static <T, E extends Exception> T whileCreating(Making<T, E> creation) throws E {
    CREATION.readLock().lock();
    try {
      if (ending) {
        throw new IllegalStateException("The process is ending");
      }
      return creation.make();
    } finally {
      CREATION.readLock().unlock();
    }
  }

  public static void add(ManagedPath path) {
    PATHS.add(path);
  }

  public static void remove(ManagedPath path) {
    PATHS.remove(path);
  }

  private static void removeAll() {
    boolean locked = false;
    try {
      locked = CREATION.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
      ending = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (locked) {
        CREATION.writeLock().unlock();
      }
    }
    for (ManagedPath path : PATHS) {
      try {
        path.deleteBlocking();
      } catch (RuntimeException e) {
        LOG.warn("Left behind at the end of the process", e);
      }
    }
  }
}
