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

import java.util.concurrent.TimeUnit;

/**
 * Who may do what with a name on disk.
 * <pre>
 * MANAGED ── delete ─────────> DELETING ── done ──> GONE
 *                                       ── failed ─> MANAGED
 *         ── keep, publish ──> PARTING ─── done ──> GONE
 *                                       ── failed ─> MANAGED
 * </pre>
 * What is not to be deleted begins as UNMANAGED and is that again in the place of MANAGED. While it is DELETING or PARTING it belongs to
 * the thread that made it so, and others wait; GONE is what nobody may touch. Any thread may call; guarded by this.
 */
final class NameState {

  /** What a thread can have a name for. */
  enum Purpose { DELETING, PARTING }

  /** When whoever has no time limit gives up. */
  static final long NEVER = Long.MAX_VALUE;

  private enum State { UNMANAGED, MANAGED, DELETING, PARTING, GONE }

  private final State resting;
  private State state;

  NameState(boolean managed) {
    this.resting = managed ? State.MANAGED : State.UNMANAGED;
    this.state = resting;
  }

  /**
   * Whether it is to be deleted some time.
   */
  synchronized boolean isManaged() {
    return resting == State.MANAGED && state != State.GONE;
  }

  /**
   * Whether some thread has it.
   */
  synchronized boolean isBusy() {
    return state == State.DELETING || state == State.PARTING;
  }

  /**
   * Wait until no thread has it, and have it.
   *
   * @param deadline when to give up, as {@link System#nanoTime()} counts, or {@link #NEVER}
   * @return false when it is gone, or another thread still has it at the deadline
   */
  synchronized boolean begin(Purpose purpose, long deadline) {
    boolean interrupted = false;
    while (isBusy() && (deadline == NEVER || deadline - System.nanoTime() > 0)) {
      try {
        if (deadline == NEVER) {
          wait();
        } else {
          wait(1 + TimeUnit.NANOSECONDS.toMillis(Math.max(0, deadline - System.nanoTime())));
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (isBusy() || state == State.GONE) {
      return false;
    }
    state = purpose == Purpose.DELETING ? State.DELETING : State.PARTING;
    return true;
  }

  /**
   * Called by the thread that has it.
   *
   * @param gone whether the name is gone, or somebody else's
   */
  synchronized void finish(boolean gone) {
    state = gone ? State.GONE : resting;
    notifyAll();
  }
}
