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

import io.vertx.core.Future;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;

import java.util.function.Function;

/**
 * What is done when a handle has become unreachable without being closed. It knows what the handle was on, not the handle.
 */
public final class Forgotten<S> implements Runnable {

  /** Set to "full" to have the report say where what was forgotten had been opened. */
  public static final String LEAK_DETECTION = "vertx.tempfile.leakDetection";

  private static final Logger LOG = LoggerFactory.getLogger(Forgotten.class);

  private final Registration registration;
  private final String what;
  private final S opened;
  private final Function<S, String> which;
  private final Function<S, Future<Void>> disposal;
  private final Leaks leaks;

  /**
   * @param what what was opened, as a report names it
   * @param opened what is left of it
   * @param which tells which one it is, by its path or its size
   * @param disposal how to dispose of it without the handle
   * @param leaks counts and tells what was forgotten
   */
  public Forgotten(Registration registration, String what, S opened, Function<S, String> which, Function<S, Future<Void>> disposal,
                   Leaks leaks) {
    this.registration = registration;
    this.what = what;
    this.opened = opened;
    this.which = which;
    this.disposal = disposal;
    this.leaks = leaks;
  }

  /** Called by the cleaner, also when the handle came to its end in order. */
  @Override
  public void run() {
    if (registration.stopWatch()) {
      try {
        leaks.found(what, which.apply(opened), registration.opening());
      } finally {
        dispose();
      }
    }
  }

  /**
   * Dispose of it.
   */
  public Future<Void> dispose() {
    return disposal.apply(opened)
      .onFailure(failure -> LOG.warn("Unable to dispose of a forgotten " + what, failure))
      .onComplete((v, failure) -> {
        registration.release();
        leaks.reclaimed();
      });
  }
}
