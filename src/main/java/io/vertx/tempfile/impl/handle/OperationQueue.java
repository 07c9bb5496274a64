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
import io.vertx.tempfile.impl.base.Fifo;
import io.vertx.tempfile.impl.base.Outcomes;
import io.vertx.tempfile.impl.limits.GatheringMemory;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.ArrayList;
import java.util.List;

/**
 * The operations of a handle in the order of their calls.
 * <p>
 * They are started in that order, each as soon as none that is under way touches the same bytes: reads run side by side, and so do
 * positional writes within the file; what changes the length runs alone among those that depend on it. What changes anything in memory runs
 * alone. Stream writes that wait behind each other become one write of the storage (group commit). Whenever it is done, a call is settled
 * after those before it.
 * <p>
 * The phases of an {@link Operation}: WAITING → STARTING → RUNNING → DONE; STARTING → DONE_EARLY → DONE when it is done before its
 * start has returned, so that the thread that started it takes notice; WAITING → DONE when it is refused. Guarded by the handle, but for
 * {@link #start}.
 */
final class OperationQueue {

  /** More would only wait in the queue of the worker pool, and others behind them. */
  private static final int LARGEST_CONCURRENCY = 64;

  private final Storage storage;
  private final Outcomes outcomes;
  private final GatheringMemory memory = GatheringMemory.shared();
  private final Fifo<Operation<?>> waiting = new Fifo<>();
  private final List<Operation<?>> running = new ArrayList<>(0);
  /** How many of those under way change something. */
  private int changing;
  /** The calls that are not settled yet. */
  private final Fifo<Call<?>> unsettled = new Fifo<>();

  OperationQueue(Storage storage, Outcomes outcomes) {
    this.storage = storage;
    this.outcomes = outcomes;
  }

  /**
   * Whether nothing waits and nothing is under way.
   */
  boolean isIdle() {
    return waiting.isEmpty() && running.isEmpty();
  }

  boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  /**
   * The length of the file that all that is done has made.
   */
  long length() {
    return storage.length();
  }

  /**
   * Add what was called behind all that was before.
   */
  void add(Call<?> call) {
    unsettled.add(call);
    if (!(call instanceof WriteCall) || !gather((WriteCall) call)) {
      waiting.add(call);
    }
  }

  /**
   * Add what nobody is told of.
   */
  void add(ReadAhead read) {
    waiting.add(read);
  }

  /** While it waits its turn, a write is gathered with those before it: that is done by the time the disk is free again. */
  private boolean gather(WriteCall call) {
    Operation<?> last = waiting.peekLast();
    if (last instanceof WriteGroup) {
      return ((WriteGroup) last).add(call);
    }
    WriteGroup group = last instanceof WriteCall ? WriteGroup.of((WriteCall) last, call, memory) : null;
    if (group != null) {
      waiting.pollLast();
      waiting.add(group);
    }
    return group != null;
  }

  /**
   * The next operation to start, which the caller has to {@link #start} once it has left the lock; null when there is none.
   *
   * @param worker whether it is a worker that asks, which has the time to gather what waits
   */
  Operation<?> next(boolean worker) {
    for (Operation<?> head = head(worker); head != null && isFree(head); head = head(worker)) {
      waiting.poll();
      head.failure = head.refusal();
      if (head.failure == null) {
        head.phase = Operation.Phase.STARTING;
        running.add(head);
        changing += head.changes() ? 1 : 0;
        return head;
      }
      done(head);
    }
    return null;
  }

  private Operation<?> head(boolean worker) {
    if (worker && waiting.size() > 1 && waiting.peek() instanceof WriteCall) {
      gatherWaiting();
    }
    return waiting.peek();
  }

  private void gatherWaiting() {
    WriteCall first = (WriteCall) waiting.poll();
    Operation<?> second = waiting.peek();
    WriteGroup group = second instanceof WriteCall ? WriteGroup.ofWaiting(first, (WriteCall) second, memory) : null;
    if (group == null) {
      waiting.addFirst(first);
      return;
    }
    waiting.poll();
    while (waiting.peek() instanceof WriteCall && group.add((WriteCall) waiting.peek())) {
      waiting.poll();
    }
    waiting.addFirst(group);
  }

  private boolean isFree(Operation<?> candidate) {
    if (running.size() >= LARGEST_CONCURRENCY) {
      return false;
    }
    candidate.locate(storage.length());
    if (candidate.changes() && storage.isInMemory()) {
      candidate.touchAll();
    }
    if (!candidate.changes() && changing == 0) {
      return true;
    }
    for (Operation<?> other : running) {
      if (candidate.conflictsWith(other)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Start an operation, without the lock, and then {@link #started} it.
   *
   * @param whenDone called by who has done it, as a rule a worker, unless it is done when this returns; not with the lock
   * @return whether it is done
   */
  <T> boolean start(Operation<T> operation, Completable<T> whenDone) {
    Future<T> future;
    try {
      future = operation.start(storage);
    } catch (Throwable e) {
      // An Error too, of which the usual one is that there is no memory: what comes after must have its turn
      operation.failure = e;
      return true;
    }
    if (future.isComplete()) {
      operation.result = future.result();
      operation.failure = future.cause();
      return true;
    }
    future.onComplete(whenDone);
    return false;
  }

  /**
   * Take notice that the start of an operation has returned.
   */
  void started(Operation<?> operation, boolean done) {
    if (done || operation.phase == Operation.Phase.DONE_EARLY) {
      done(operation);
    } else {
      operation.phase = Operation.Phase.RUNNING;
    }
  }

  /**
   * Take notice that an operation is done that was not when its start returned. Called by who has done it, as a rule a worker.
   *
   * @return false when {@link #started} was not called yet, so that the thread that started it sees to what comes after it
   */
  <T> boolean done(Operation<T> operation, T result, Throwable failure) {
    operation.result = result;
    operation.failure = failure;
    if (operation.phase == Operation.Phase.STARTING) {
      operation.phase = Operation.Phase.DONE_EARLY;
      return false;
    }
    done(operation);
    return true;
  }

  private void done(Operation<?> operation) {
    if (running.remove(operation)) {
      changing -= operation.changes() ? 1 : 0;
    }
    operation.phase = Operation.Phase.DONE;
    operation.done();
    for (Call<?> call = unsettled.peek(); call != null && call.phase == Operation.Phase.DONE; call = unsettled.peek()) {
      unsettled.poll();
      call.settling();
      outcomes.add(call);
      call.settled();
    }
  }
}
