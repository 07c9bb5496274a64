/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.text;

import io.vertx.core.internal.ContextInternal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * The outcomes that are known before the call that asked for them returns.
 * <p>
 * So that code which goes on from one line to the next does not go ever deeper into the stack, only a number of them in a row is told at
 * once; those behind come, in order, with the next turn of the context.
 */
final class Outcomes {

  private static final int AT_ONCE = 64;

  private final ContextInternal owner;
  // Guarded by this
  private int told;
  private List<Runnable> deferred;

  Outcomes(ContextInternal owner) {
    this.owner = owner;
  }

  void tell(Runnable outcome) {
    boolean last;
    synchronized (this) {
      if (deferred != null) {
        deferred.add(outcome);
        return;
      }
      last = ++told == AT_ONCE;
      if (last) {
        deferred = new ArrayList<>();
        deferred.add(outcome);
      }
    }
    if (last) {
      nextTurn(owner, this::tellDeferred);
    } else {
      outcome.run();
    }
  }

  private void tellDeferred() {
    List<Runnable> outcomes;
    synchronized (this) {
      outcomes = deferred;
      deferred = null;
      told = 0;
    }
    outcomes.forEach(Runnable::run);
  }

  /**
   * Do something with the next turn of a context, or here when it takes no more turns.
   */
  static void nextTurn(ContextInternal owner, Runnable task) {
    try {
      owner.runOnContext(v -> task.run());
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }
}
