/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.interleavings;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.tempfile.impl.base.Owner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An owner, and the workers of a storage, that have no threads of their own: who waits for something in a test does their work meanwhile.
 * So all that Vert.x does on other threads is done by those whose interleavings are tried.
 * <p>
 * Turns of the owner come one at a time and in order, work of the storage side by side.
 */
public final class StandIn implements Owner {

  private final boolean canWait;

  // Guarded by this
  private final ArrayDeque<Runnable> turns = new ArrayDeque<>();
  private final ArrayDeque<Runnable> work = new ArrayDeque<>();
  /** Who has a turn of the owner, null when nobody has. */
  private Thread inTurn;
  private boolean turnsFirst;
  private final List<Future<?>> told = new ArrayList<>();

  private final Flaws flaws = new Flaws();

  /**
   * @param canWait whether it is like a virtual thread, which may wait in its turn
   */
  public StandIn(boolean canWait) {
    this.canWait = canWait;
  }

  // What is asked of an owner

  @Override
  public <T> Promise<T> promise() {
    Promise<T> promise = Promise.promise();
    promise.future().onComplete((v, failure) -> tell(promise.future()));
    return promise;
  }

  @Override
  public <T> Future<T> succeeded(T result) {
    return tell(Future.succeededFuture(result));
  }

  @Override
  public <T> Future<T> failed(Throwable failure) {
    return tell(Future.failedFuture(failure));
  }

  private synchronized <T> Future<T> tell(Future<T> future) {
    told.add(future);
    notifyAll();
    return future;
  }

  @Override
  public synchronized void next(Runnable task) {
    turns.add(task);
    notifyAll();
  }

  @Override
  public <T> void dispatch(T event, Handler<T> handler) {
    expect(isCalling(), "a handler was called outside a turn");
    handler.handle(event);
  }

  @Override
  public void report(Throwable failure) {
    expect(false, "reported: " + failure);
  }

  @Override
  public synchronized boolean isCalling() {
    return inTurn == Thread.currentThread();
  }

  @Override
  public boolean claimCall() {
    return isCalling();
  }

  @Override
  public boolean canWait() {
    return canWait;
  }

  // What is asked of workers

  /**
   * Have some worker do this.
   */
  public synchronized void work(Runnable task) {
    work.add(task);
    notifyAll();
  }

  // What threads of a test do

  /**
   * Call something in a turn of the owner.
   */
  public <T> T inTurn(Supplier<T> call) {
    synchronized (this) {
      while (inTurn != null) {
        pause();
      }
      inTurn = Thread.currentThread();
    }
    try {
      return call.get();
    } finally {
      turnIsOver();
    }
  }

  /**
   * Do the work of the owner and of workers until this is done.
   */
  public void await(Future<?> future) {
    for (Runnable task = take(future); task != null; task = take(future)) {
      task.run();
    }
  }

  /**
   * Do one thing that the owner or a worker is to do, if there is any.
   */
  public void help() {
    Runnable task;
    synchronized (this) {
      task = poll();
    }
    if (task != null) {
      task.run();
    }
  }

  /**
   * Do all that the owner and workers are to do. With one thread only.
   */
  public void finish() {
    for (Runnable task = poll(); task != null; task = poll()) {
      task.run();
    }
  }

  private synchronized Runnable take(Future<?> future) {
    while (!future.isComplete()) {
      Runnable task = poll();
      if (task != null) {
        return task;
      }
      pause();
    }
    return null;
  }

  private synchronized Runnable poll() {
    Runnable task = null;
    boolean free = inTurn == null && !turns.isEmpty();
    if (free && (turnsFirst || work.isEmpty())) {
      inTurn = Thread.currentThread();
      Runnable turn = turns.poll();
      task = () -> {
        try {
          turn.run();
        } finally {
          turnIsOver();
        }
      };
    } else if (!work.isEmpty()) {
      task = work.poll();
    }
    turnsFirst = !turnsFirst;
    return task;
  }

  private synchronized void turnIsOver() {
    inTurn = null;
    notifyAll();
  }

  private void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // What a test looks at

  /**
   * The futures of the owner in the order in which they completed.
   */
  public synchronized List<Future<?>> told() {
    return new ArrayList<>(told);
  }

  /**
   * Take note when something is not as it has to be.
   */
  public void expect(boolean condition, String flaw) {
    flaws.expect(condition, flaw);
  }

  /**
   * @throws IllegalStateException when something was not as it has to be
   */
  public void assertNoFlaw() {
    flaws.assertNone();
  }
}
