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

import io.vertx.core.Future;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

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

  /** As many bytes as one write of the storage gathers. */
  static final int LARGEST_GROUP = 512 * 1024;
  /** One handle leaves some of the worker pool to the others. */
  private static final int LARGEST_CONCURRENCY = 16;

  private final Storage storage;
  private final ArrayDeque<Operation<?>> waiting = new ArrayDeque<>(2);
  private final List<Operation<?>> running = new ArrayList<>(2);
  private boolean draining;

  OperationQueue(Storage storage) {
    this.storage = storage;
  }

  /**
   * Add an operation behind all that were added before.
   *
   * @return whether the caller has to {@link #drain()}, which calls foreign code and so is not for holders of a lock
   */
  synchronized boolean add(Operation<?> operation) {
    waiting.add(operation);
    boolean drain = !draining;
    draining = true;
    return drain;
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
   * Start what can be started.
   */
  void drain() {
    List<Runnable> settled = null;
    for (Operation<?> next = next(null); next != null; ) {
      Runnable outcome = start(next);
      if (outcome != null) {
        if (settled == null) {
          settled = new ArrayList<>(2);
        }
        settled.add(outcome);
      }
      next = next(outcome == null ? null : next);
    }
    // Only now, as foreign code may wait in here for what is called after
    if (settled != null) {
      settled.forEach(Runnable::run);
    }
  }

  /**
   * Start an operation; if it is done at once, return what tells the outcome.
   */
  private <T> Runnable start(Operation<T> operation) {
    Future<T> future;
    try {
      future = operation.start(storage);
    } catch (Throwable e) {
      // An Error too, of which the usual one is that there is no memory: what comes after must have its turn
      future = Future.failedFuture(e);
    }
    if (future.isComplete()) {
      Future<T> done = future;
      operation.note(done.cause(), true);
      return () -> operation.settle(done.result(), done.cause());
    }
    future.onComplete((result, failure) -> {
      operation.note(failure, false);
      boolean drain = finished(operation);
      try {
        operation.settle(result, failure);
      } finally {
        if (drain) {
          drain();
        }
      }
    });
    return null;
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
    long length = storage.length();
    head.locate(length);
    if (!isFree(head)) {
      return null;
    }
    if (head instanceof WriteOperation && waiting.size() > 1) {
      WriteGroup group = gather((WriteOperation) head);
      group.locate(length);
      if (group.size() > 1 && isFree(group)) {
        for (int i = 0; i < group.size(); i++) {
          waiting.poll();
        }
        return group;
      }
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

  private WriteGroup gather(WriteOperation head) {
    WriteGroup group = new WriteGroup(head);
    Iterator<Operation<?>> followers = waiting.iterator();
    followers.next();
    while (followers.hasNext()) {
      Operation<?> follower = followers.next();
      if (!(follower instanceof WriteOperation) || !group.add((WriteOperation) follower, LARGEST_GROUP)) {
        break;
      }
    }
    return group;
  }
}
