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

import io.vertx.core.Handler;
import io.vertx.tempfile.StagingProgress;
import io.vertx.tempfile.impl.base.Owner;

import java.util.concurrent.TimeUnit;

/**
 * Tells the owner from time to time how far staging has come.
 */
final class ProgressReport {

  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

  private final Owner owner;
  private final Handler<StagingProgress> handler;
  private final Staging<?> staging;
  /** Set before the source has handlers. */
  private long expected = -1;
  /** When it was told last. On the context of the source. */
  private long last = System.nanoTime() - INTERVAL;

  ProgressReport(Owner owner, Handler<StagingProgress> handler, Staging<?> staging) {
    this.owner = owner;
    this.handler = handler;
    this.staging = staging;
  }

  /**
   * @param bytes the number of bytes that the source announced, -1 if it did not
   */
  void expect(long bytes) {
    expected = bytes;
  }

  /**
   * Called on the context of the source when it has given more.
   */
  void advance() {
    long now = System.nanoTime();
    if (now - last < INTERVAL) {
      return;
    }
    last = now;
    StagingProgress progress = new StagingProgress(staging.bytesTaken(), expected, staging.part());
    owner.next(() -> {
      if (!staging.isOver()) {
        owner.dispatch(progress, handler);
      }
    });
  }

  /**
   * Called in a turn of the owner when everything has come and is stored, before that is told.
   */
  void complete() {
    owner.dispatch(new StagingProgress(staging.bytesTaken(), expected, null), handler);
  }
}
