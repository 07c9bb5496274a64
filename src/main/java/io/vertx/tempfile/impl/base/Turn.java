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

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * How much is told at once before it lets its owner do something else.
 * <p>
 * What happens in memory is done when it is called. So that code which goes on from one future to the next does not go ever deeper into
 * the stack, only a number of outcomes in a row is told at once; the next ones come, in order, with the next turn of the context.
 */
public final class Turn {

  private static final int AT_ONCE = 64;

  private final ContextInternal owner;
  /** About so many: that some are not counted when several threads call at once does no harm. */
  private int told;
  /** What waits for the next turn, null when nothing does. Set under the lock only. */
  private volatile List<Runnable> deferred;

  public Turn(ContextInternal owner) {
    this.owner = owner;
  }

  /**
   * Tell an outcome now, by other means than {@link #tell}.
   *
   * @return false when enough was told at once
   */
  public boolean takeTelling() {
    if (deferred != null || told + 1 >= AT_ONCE) {
      return false;
    }
    told++;
    return true;
  }

  /**
   * Tell an outcome now or, when enough was told at once, with the next turn.
   */
  public void tell(Runnable outcome) {
    boolean schedule = false;
    synchronized (this) {
      if (deferred != null) {
        deferred.add(outcome);
        return;
      }
      if (++told >= AT_ONCE) {
        deferred = new ArrayList<>();
        deferred.add(outcome);
        schedule = true;
      }
    }
    if (schedule) {
      next(owner, this::flush);
    } else {
      outcome.run();
    }
  }

  /**
   * Complete a promise now or, when enough was told at once, with the next turn.
   */
  public <T> void complete(Promise<T> promise, T result, Throwable failure) {
    if (takeTelling()) {
      promise.complete(result, failure);
    } else {
      tell(() -> promise.complete(result, failure));
    }
  }

  private void flush() {
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
  public static void next(ContextInternal owner, Runnable task) {
    handleNext(owner, v -> task.run());
  }

  /**
   * Like {@link #next} for what is a handler already.
   */
  public static void handleNext(ContextInternal owner, Handler<Void> task) {
    try {
      owner.runOnContext(task);
    } catch (RejectedExecutionException e) {
      task.handle(null);
    }
  }
}
