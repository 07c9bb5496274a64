/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import java.util.concurrent.TimeUnit;

/**
 * The renewal of a lease for as long as there is progress, not more often than it takes. Confined to the context of the node.
 */
final class Renewal implements Runnable {

  private final Runnable action;
  private final long pause;
  private long last = System.nanoTime();

  /**
   * @param lease the milliseconds of the lease
   */
  Renewal(Runnable action, long lease) {
    this.action = action;
    this.pause = TimeUnit.MILLISECONDS.toNanos(lease) / 8;
  }

  @Override
  public void run() {
    long now = System.nanoTime();
    if (now - last >= pause) {
      last = now;
      action.run();
    }
  }
}
