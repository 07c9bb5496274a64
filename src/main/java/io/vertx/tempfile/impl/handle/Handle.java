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
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.tempfile.impl.base.Disposable;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.function.Function;

/**
 * A storage in the hands of an owner, until one thing ends that.
 * <p>
 * States: OPEN → ENDING → ENDED, or back to OPEN when the ending fails and is not a close. The state is guarded by this, as is adding to
 * the queue, so that whatever is called from whichever threads comes in one order and nothing comes after the end. Foreign code is called
 * without the lock.
 */
abstract class Handle implements Disposable {

  /** What can end it, and what is said of it then. */
  enum Ending {

    CLOSE("File handle is closed"),
    PERSIST("The file was persisted, or is about to be"),
    KEEP("The file was kept, or is about to be"),
    CHECK_IN("The file was checked in, or is about to be");

    private final String message;

    Ending(String message) {
      this.message = message;
    }

    IllegalStateException failure() {
      return new IllegalStateException(message);
    }
  }

  final ContextInternal owner;
  final Storage storage;
  final Registration registration;
  final OperationQueue queue;
  private final Turn turn;
  /** Completed once ENDED, on no context, as the owner's may be gone by then. */
  private final Promise<Void> ended = Promise.promise();
  private volatile Handler<Throwable> exceptionHandler;

  // Guarded by this
  /** What ends it, null while OPEN. Set under the lock only. */
  private volatile Ending ending;
  /** Whether the owner wants it closed should the ending fail. */
  private boolean disposed;
  /** What close returns, null before it is called. */
  private PromiseInternal<Void> closing;

  Handle(ContextInternal owner, Storage storage, Registration registration) {
    this.owner = owner;
    this.storage = storage;
    this.registration = registration;
    this.queue = new OperationQueue(storage);
    this.turn = new Turn(owner);
  }

  /**
   * Let go of streams and positions, as the storage is, or is about to be, out of reach.
   *
   * @return whether a reader still waited for more
   */
  abstract boolean release();

  /**
   * Deliver nothing to a reader as long as it is open whether this ends.
   */
  abstract void hold(boolean held);

  /**
   * Deliver to a reader what it waits for.
   */
  abstract void flow();

  /**
   * Give up the storage, the last thing that is done to it.
   */
  Future<Void> giveUp() {
    return storage.close();
  }

  /**
   * Belong to nobody any more.
   */
  void leave() {
    registration.release();
  }

  /**
   * Add an operation behind all that were called before.
   */
  final <T> Future<T> submit(Function<Completable<T>, Operation<T>> operation) {
    PromiseInternal<T> promise = owner.promise();
    boolean drain;
    synchronized (this) {
      try {
        checkOpen();
        drain = queue.add(operation.apply(outcome(promise)));
      } catch (RuntimeException e) {
        return owner.failedFuture(e);
      }
    }
    if (drain) {
      queue.drain();
    }
    return promise.future();
  }

  final <T> Completable<T> outcome(PromiseInternal<T> promise) {
    return (result, failure) -> turn.complete(promise, result, failure);
  }

  /**
   * What is told of something that was done within the call.
   */
  final Future<Void> done() {
    if (turn.takeTelling()) {
      return owner.succeededFuture();
    }
    PromiseInternal<Void> promise = owner.promise();
    turn.tell(promise::complete);
    return promise.future();
  }

  final void checkOpen() {
    Ending now = ending;
    if (now != null) {
      throw now.failure();
    }
  }

  final boolean isOpen() {
    return ending == null;
  }

  final boolean isClosed() {
    return ending == Ending.CLOSE;
  }

  /**
   * End by something that can fail, and then everything is as before.
   *
   * @param action what to do when all that was called before is done; the storage is closed, or somebody else's, when it succeeds
   */
  final <T> Future<T> conclude(Ending how, Function<Storage, Future<T>> action) {
    PromiseInternal<T> promise = owner.promise();
    boolean drain;
    synchronized (this) {
      if (ending != null) {
        return owner.failedFuture(ending.failure());
      }
      ending = how;
      hold(true);
      drain = queue.add(Request.exclusive(action, (result, failure) -> concluded(promise, result, failure)));
    }
    if (drain) {
      queue.drain();
    }
    return promise.future();
  }

  private <T> void concluded(PromiseInternal<T> promise, T result, Throwable failure) {
    if (failure == null) {
      end(() -> promise.complete(result), null);
      return;
    }
    boolean close;
    synchronized (this) {
      ending = null;
      close = disposed;
      hold(false);
    }
    flow();
    Turn.next(owner, () -> promise.fail(failure));
    if (close) {
      close();
    }
  }

  public Future<Void> close() {
    boolean drain;
    Future<Void> future;
    synchronized (this) {
      if (closing != null) {
        return closing.future();
      }
      if (ending != null) {
        return owner.failedFuture(ending.failure());
      }
      ending = Ending.CLOSE;
      PromiseInternal<Void> promise = closing = owner.promise();
      future = promise.future();
      drain = queue.add(Request.exclusive(s -> giveUp(), (v, failure) -> end(() -> promise.complete(null, failure), failure)));
    }
    if (release()) {
      tell(Ending.CLOSE.failure());
    }
    if (drain) {
      queue.drain();
    }
    return future;
  }

  private void end(Runnable outcome, Throwable failure) {
    if (release()) {
      tell(ending.failure());
    }
    leave();
    // Never within the call that ends it
    Turn.next(owner, outcome);
    ended.complete(null, failure);
  }

  /**
   * Close over the head of the owner, unless something else ends it first.
   *
   * @return a future completed on no particular context
   */
  @Override
  public Future<Void> dispose() {
    synchronized (this) {
      disposed = true;
    }
    close();
    return ended.future();
  }

  /**
   * @return a future completed, on no particular context, when this handle has come to its end
   */
  public Future<Void> ended() {
    return ended.future();
  }

  /**
   * Close, and take away what a close leaves. No failure when something else ends it; should that fail, it is closed.
   */
  public Future<Void> discard() {
    Ending other = ending;
    return other == null || other == Ending.CLOSE ? close() : owner.future(promise -> dispose().onComplete(promise));
  }

  final void setExceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
  }

  /**
   * Tell the exception handler, if there is one.
   */
  final boolean tell(Throwable failure) {
    Handler<Throwable> handler = exceptionHandler;
    if (handler != null) {
      Turn.next(owner, () -> owner.dispatch(failure, handler));
    }
    return handler != null;
  }
}
