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

import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The end of the process, when it ends in order: the names on disk that are ours then go, and no others.
 * <p>
 * Names are made, and begin to part, under a shared lock, which the end of the process takes for itself: what was begun is known by then,
 * and nothing is begun after. States: RUNNING until the shutdown hook has the lock, or has waited long enough for it, ENDING from then
 * on. What somebody else still has to do with is waited for as long, and then left as it is, on record in its journal.
 */
public final class ProcessExit {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessExit.class);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  private static final Set<Name> NAMES = ConcurrentHashMap.newKeySet();
  private static final ReentrantReadWriteLock BEGINNING = new ReentrantReadWriteLock();
  private static volatile boolean ending;

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(ProcessExit::removeAll, "vertx-tempfile-exit"));
    } catch (IllegalStateException e) {
      ending = true; // it is too late already
    }
  }

  private ProcessExit() {
  }

  /** What makes a name on disk, or begins to do something with one. */
  public interface Beginning<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Do something of which the end of the process has to know, unless that has begun.
   *
   * @throws IllegalStateException when the process is ending
   */
  public static <T, E extends Exception> T whileRunning(Beginning<T, E> beginning) throws E {
    BEGINNING.readLock().lock();
    try {
      if (ending) {
        throw new IllegalStateException("The process is ending");
      }
      return beginning.run();
    } finally {
      BEGINNING.readLock().unlock();
    }
  }

  static void add(Name name) {
    NAMES.add(name);
  }

  static void remove(Name name) {
    NAMES.remove(name);
  }

  /** Called by the shutdown hook. */
  private static void removeAll() {
    long deadline = System.nanoTime() + PATIENCE;
    end();
    // First what can go at once; then what others have to do with
    ArrayList<Name> busy = new ArrayList<>();
    for (Name name : NAMES) {
      if (!delete(name, System.nanoTime())) {
        busy.add(name);
      }
    }
    for (Name name : busy) {
      if (!delete(name, deadline)) {
        LOG.warn("Left at the end of the process, as it is being published or removed: '" + name.path() + "'");
      }
    }
    JournalRegistry.removeIdle();
  }

  private static void end() {
    boolean locked = false;
    try {
      locked = BEGINNING.writeLock().tryLock(PATIENCE, TimeUnit.NANOSECONDS);
      ending = true;
    } catch (InterruptedException e) {
      ending = true;
      Thread.currentThread().interrupt();
    } finally {
      if (locked) {
        BEGINNING.writeLock().unlock();
      }
    }
  }

  private static boolean delete(Name name, long deadline) {
    try {
      return name.deleteUnlessBusy(deadline);
    } catch (RuntimeException e) {
      LOG.warn("Left behind at the end of the process", e);
      return true;
    }
  }
}
