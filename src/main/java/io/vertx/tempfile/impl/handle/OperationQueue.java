/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The operations of one handle in the order of their calls.
 * <p>
 * They are started in that order, each as soon as none that is under way touches the same bytes: reads run side by side, and so do writes
 * within the file; what changes the length runs alone among those that depend on it. Stream writes that wait behind each other become one
 * write of the storage (group commit).
 * <p>
 * All fields are guarded by this; operations are started and settled without the lock. At most one thread starts operations at a time.
 */
final class OperationQueue {

  /** More would only wait in the queue of the worker pool, and others behind them. */
  private static final int LARGEST_CONCURRENCY = 64;

  private final Storage storage;
  private final ArrayDeque<Operation<?>> waiting = new ArrayDeque<>(2);
  private final List<Operation<?>> running = new ArrayList<>(2);
  private boolean draining;
  /** The bytes that the latest group had, which the next one will have room for from the start. */
  private int usualGroup;

  OperationQueue(Storage storage) {
    this.storage = storage;
  }

  /**
   * Add an operation behind all that were added before.
   *
   * @return whether the caller has to {@link #drain()}, which calls foreign code and so is not for holders of a lock
   */
  synchronized boolean add(Operation<?> operation) {
    // What others wait for is not done yet, or they would not wait
    boolean drain = !draining && waiting.isEmpty();
    if (!joinGroup(operation)) {
      waiting.add(operation);
    }
    draining |= drain;
    return drain;
  }

  /** While it waits its turn, a write is gathered with those before it: that is done by the time the disk is free again. */
  private boolean joinGroup(Operation<?> operation) {
    Operation<?> last = waiting.peekLast();
    if (!(operation instanceof WriteOperation) || last == null) {
      return false;
    }
    WriteOperation write = (WriteOperation) operation;
    if (last instanceof WriteGroup) {
      return ((WriteGroup) last).add(write);
    }
    WriteGroup group = last instanceof WriteOperation ? WriteGroup.of((WriteOperation) last, write, usualGroup) : null;
    if (group == null) {
      return false;
    }
    waiting.pollLast();
    waiting.add(group);
    return true;
  }

  void submit(Operation<?> operation) {
    if (add(operation)) {
      drain();
    }
  }

  /**
   * Whether nothing waits and nothing is under way.
   */
  synchronized boolean isIdle() {
    return waiting.isEmpty() && running.isEmpty();
  }

  /**
   * Store a write within the call, if nothing waits and nothing is under way, and the storage can.
   *
   * @param handle what is called; no longer open before what ends it is added here
   */
  synchronized boolean storeAtOnce(Buffer data, long position, Handle handle) {
    return !draining && waiting.isEmpty() && running.isEmpty() && handle.isOpen() && storage.tryWrite(data, position);
  }

  /**
   * Start what can be started.
   */
  void drain() {
    List<Run<?>> done = null;
    for (Operation<?> next = next(null); next != null; ) {
      Run<?> run = start(next);
      if (run != null) {
        if (done == null) {
          done = new ArrayList<>(2);
        }
        done.add(run);
      }
      next = next(run == null ? null : next);
    }
    // Only now, as foreign code may wait in here for what is called after
    if (done != null) {
      done.forEach(Run::settle);
    }
  }

  /**
   * Start an operation.
   *
   * @return what came of it if it is done within this call, null when the worker that does it will tell
   */
  private <T> Run<T> start(Operation<T> operation) {
    Future<T> future;
    try {
      future = operation.start(storage);
    } catch (Throwable e) {
      // An Error too, of which the usual one is that there is no memory: what comes after must have its turn
      future = Future.failedFuture(e);
    }
    Run<T> run = new Run<>(operation);
    future.onComplete(run);
    return run.isDoneAtOnce() ? run : null;
  }

  /** An operation from its start on. Who comes second, the end of the start or that of the operation, takes care of what comes after. */
  private final class Run<T> implements Completable<T> {

    private final Operation<T> operation;
    private final AtomicBoolean first = new AtomicBoolean(true);
    private T result;
    private Throwable failure;

    Run(Operation<T> operation) {
      this.operation = operation;
    }

    boolean isDoneAtOnce() {
      if (first.getAndSet(false)) {
        return false;
      }
      operation.note(failure, true);
      return true;
    }

    @Override
    public void complete(T result, Throwable failure) {
      this.result = result;
      this.failure = failure;
      if (first.getAndSet(false)) {
        return;
      }
      operation.note(failure, false);
      try {
        // Before anybody can find that it is over
        settle();
      } finally {
        if (finished(operation)) {
          drain();
        }
      }
    }

    void settle() {
      operation.settle(result, failure);
    }
  }

  /**
   * The next operation to start, which counts as under way from here on; null, and draining is over, when there is none.
   */
  private synchronized Operation<?> next(Operation<?> done) {
    if (done != null) {
      running.remove(done);
    }
    Operation<?> next = nextRunnable();
    if (next == null) {
      draining = false;
    } else {
      running.add(next);
    }
    return next;
  }

  private synchronized boolean finished(Operation<?> operation) {
    running.remove(operation);
    if (draining || waiting.isEmpty()) {
      return false;
    }
    draining = true;
    return true;
  }

  private Operation<?> nextRunnable() {
    Operation<?> head = waiting.peek();
    if (head == null || running.size() >= LARGEST_CONCURRENCY) {
      return null;
    }
    head.locate(storage.length());
    if (!isFree(head)) {
      return null;
    }
    if (head instanceof WriteGroup) {
      usualGroup = ((WriteGroup) head).length();
    }
    return waiting.poll();
  }

  private boolean isFree(Operation<?> candidate) {
    for (Operation<?> other : running) {
      if (candidate.conflictsWith(other)) {
        return false;
      }
    }
    return true;
  }
}
