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

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.tempfile.impl.base.Outcomes;
import io.vertx.tempfile.impl.base.Owner;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.function.Supplier;

/**
 * A storage in the hands of an owner. Thread-safe.
 * <p>
 * It is the lock, and the only one, of all that has to do with the file: what is called ({@link OperationQueue}), what is told
 * ({@link Outcomes}), what is read ({@link ReadSide}) and written ({@link WriteSide}, {@link BackPressure}), how it ends
 * ({@link Lifecycle}), and its locks ({@link PrivateLocks}). Any thread may call, and takes its place in one order. After each step under
 * the lock, and without it, {@link #proceed()} starts operations of the storage and asks for turns of the owner: storages, the owner and
 * the handlers of users never see it held.
 */
final class Handle {

  /** Who calls starts so many operations, which may be those of others, and leaves the rest to a turn of the owner. */
  private static final int LARGEST_RUN = 16;

  private final Owner owner;
  final Outcomes outcomes;
  private final OperationQueue queue;
  final ReadSide reads;
  final WriteSide writes;
  final BackPressure pressure;
  final Lifecycle lifecycle;
  final PrivateLocks locks = new PrivateLocks(this);
  // Guarded by this
  private Handler<Throwable> exceptionHandler;

  Handle(Owner owner, Storage storage, Registration registration, HandleOptions options, Usage usage) {
    this.owner = owner;
    this.lifecycle = new Lifecycle(this, owner, storage, registration);
    this.outcomes = new Outcomes(this, owner);
    this.queue = new OperationQueue(storage, outcomes);
    this.reads = new ReadSide(this, owner, queue, options);
    this.pressure = new BackPressure(this, owner, outcomes, options.writeQueueMaxSize);
    this.writes = new WriteSide(this, queue, options, usage);
  }

  // Steps that users ask for

  /**
   * Take a step under the lock, which may lead on to others, unless something has ended the handle or is about to.
   *
   * @throws IllegalStateException when it has, or is
   */
  void whileOpen(Runnable step) {
    step(() -> {
      lifecycle.checkOpen();
      step.run();
    });
  }

  /**
   * Look at something under the lock, unless something has ended the handle or is about to.
   *
   * @throws IllegalStateException when it has, or is
   */
  synchronized <T> T lookWhileOpen(Supplier<T> look) {
    lifecycle.checkOpen();
    return look.get();
  }

  /**
   * Take a step under the lock, whatever became of the handle.
   */
  void step(Runnable step) {
    synchronized (this) {
      step.run();
    }
    proceed();
  }

  /**
   * Look at something under the lock, whatever became of the handle.
   */
  synchronized <T> T look(Supplier<T> look) {
    return look.get();
  }

  /**
   * @throws IllegalStateException when something has ended the handle or is about to
   */
  synchronized void checkOpen() {
    lifecycle.checkOpen();
  }

  /**
   * Call an operation behind all that were called before.
   */
  <T> Future<T> submit(Call<T> call) {
    Operation<?> next;
    Future<T> future = null;
    synchronized (this) {
      try {
        lifecycle.checkOpen();
        call.accept();
      } catch (RuntimeException e) {
        return owner.failed(e);
      }
      queue.add(call);
      next = queue.next(false);
      if (next != call) {
        future = call.promise(owner.promise());
      }
    }
    if (future == null) {
      return start(call);
    }
    proceed(next, false);
    return future;
  }

  /** Start what was just called, and tell what came of it within the call if that is known by then and nothing is to be told before it. */
  private <T> Future<T> start(Call<T> call) {
    boolean done = startOne(call);
    Future<T> future = null;
    boolean more;
    synchronized (this) {
      queue.started(call, done);
      if (outcomes.isNothingBut(call) && owner.claimCall()) {
        outcomes.takeNext();
        call.dueWithinCall();
      } else {
        future = call.promise(owner.promise());
      }
      more = hasMore();
    }
    if (more) {
      proceed();
    }
    if (future != null) {
      return future;
    }
    return call.failure == null ? owner.succeeded(call.result) : owner.failed(call.failure);
  }

  synchronized Settings settings() {
    Settings settings = new Settings();
    reads.save(settings);
    writes.save(settings);
    return settings;
  }

  synchronized void restore(Settings settings) {
    reads.restore(settings);
    writes.restore(settings);
  }

  // Parts of steps, guarded by this

  /**
   * Add the last call.
   */
  void add(Conclusion<?> conclusion) {
    queue.add(conclusion);
  }

  void exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
  }

  /**
   * Have the exception handler told in a turn of the owner, if there is one.
   */
  void tellException(Throwable failure) {
    Handler<Throwable> handler = exceptionHandler;
    if (handler != null) {
      outcomes.add(() -> owner.dispatch(failure, handler));
    }
  }

  /**
   * Deliver nothing any more, and tell a reader that still waits.
   */
  void stopReading(Ending why) {
    if (reads.close() && exceptionHandler != null) {
      tellException(why.failure());
    }
  }

  /**
   * Tell those that still wait for something that the handle has ended.
   */
  void stop(Ending why) {
    stopReading(why);
    locks.close();
    pressure.ended();
  }

  /**
   * Go on where everything stopped when the handle was about to end.
   */
  void goOn() {
    reads.readOn();
    pressure.goOn();
  }

  private boolean hasMore() {
    return queue.hasWaiting() || outcomes.needsTurn() || reads.needsTurn();
  }

  // Going on, without the lock

  /**
   * Start what can be started, and see to it that the owner is told what there is to tell.
   */
  void proceed() {
    proceed(null, false);
  }

  /**
   * @param first an operation that is to be started, or null
   * @param worker whether it is a worker that has the time to gather writes
   */
  private void proceed(Operation<?> first, boolean worker) {
    Operation<?> next = first;
    for (int started = 0; ; started++) {
      Operation<?> operation = next;
      boolean done = operation != null && startOne(operation);
      boolean tired = started >= LARGEST_RUN;
      boolean turn;
      boolean delivery;
      synchronized (this) {
        if (operation != null) {
          queue.started(operation, done);
        }
        next = tired ? null : queue.next(worker);
        turn = outcomes.claimTurn();
        delivery = reads.claimTurn();
        tired &= queue.hasWaiting();
      }
      if (turn) {
        outcomes.schedule();
      }
      if (delivery) {
        reads.schedule();
      }
      if (tired) {
        owner.next(this::proceed);
      }
      if (next == null) {
        return;
      }
    }
  }

  private <T> boolean startOne(Operation<T> operation) {
    return queue.start(operation, (result, failure) -> done(operation, result, failure));
  }

  /** Called by who has done it, as a rule a worker. */
  private <T> void done(Operation<T> operation, T result, Throwable failure) {
    boolean more;
    synchronized (this) {
      more = queue.done(operation, result, failure) && hasMore();
    }
    if (more) {
      proceed(null, !Context.isOnEventLoopThread());
    }
  }

  /**
   * Tell of a read stream that failed. Called in a turn of the owner.
   */
  void readFailed(Throwable failure) {
    Handler<Throwable> handler;
    synchronized (this) {
      handler = exceptionHandler;
    }
    if (handler != null) {
      owner.dispatch(failure, handler);
    } else {
      owner.report(failure);
    }
  }
}
