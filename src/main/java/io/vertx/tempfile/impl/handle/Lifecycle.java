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
import io.vertx.core.Promise;
import io.vertx.tempfile.impl.base.Disposable;
import io.vertx.tempfile.impl.base.Owner;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way of a handle to its end: one thing ends it, once, when all that was called before is done.
 * <pre>
 * OPEN ── persist, keep, checkIn ──> CONCLUDING ── done ───> ENDED
 *                                               ── failed ─> OPEN
 *      ── close ──> CLOSING ── done or failed ──> ENDED
 * CONCLUDING ── close ──> CONCLUDING_OR_CLOSING ── done ───> ENDED
 *                                               ── failed ─> CLOSING
 * </pre>
 * Whatever ends it, a close succeeds, so that it can always stand in a {@code finally}. Any thread may call what is not said to be guarded
 * by the handle.
 */
final class Lifecycle implements Disposable {

  private enum State { OPEN, CONCLUDING, CONCLUDING_OR_CLOSING, CLOSING, ENDED }

  private final Handle handle;
  private final Owner owner;
  private final Storage storage;
  private final Registration registration;
  /** Completed when it has ended and all has been told. */
  private final Promise<Void> ended = Promise.promise();

  // Guarded by the handle
  private State state = State.OPEN;
  /** What ends it, null while OPEN. */
  private Ending ending;
  /** What close returns, null before the user calls it. */
  private Future<Void> closing;
  /** Completed when a close has come to its end, whoever asked for it; null before anybody does. */
  private Promise<Void> closed;

  Lifecycle(Handle handle, Owner owner, Storage storage, Registration registration) {
    this.handle = handle;
    this.owner = owner;
    this.storage = storage;
    this.registration = registration;
  }

  /**
   * Whether nothing has ended it or is about to. Guarded by the handle.
   */
  boolean isOpen() {
    return state == State.OPEN;
  }

  /**
   * Whether it is about to end, or to be open again. Guarded by the handle.
   */
  boolean isConcluding() {
    return state != State.OPEN && state != State.ENDED;
  }

  /**
   * Guarded by the handle.
   *
   * @throws IllegalStateException when something has ended it or is about to
   */
  void checkOpen() {
    if (state != State.OPEN) {
      throw ending.failure();
    }
  }

  /**
   * Whether it is closed, or about to be.
   */
  boolean isClosed() {
    synchronized (handle) {
      return ending == Ending.CLOSE;
    }
  }

  /**
   * End by something that can fail, and then everything is as before.
   *
   * @param action what to do when all that was called before is done; the storage is closed, or somebody else's, when it succeeds
   */
  <T> Future<T> conclude(Ending how, Function<Storage, Future<T>> action) {
    Conclusion<T> conclusion = new Conclusion<>(this, how, handle.writes, action);
    Future<T> future;
    synchronized (handle) {
      try {
        checkOpen();
      } catch (IllegalStateException e) {
        return owner.failed(e);
      }
      state = State.CONCLUDING;
      ending = how;
      future = conclusion.promise(owner.promise());
      handle.add(conclusion);
    }
    handle.proceed();
    return future;
  }

  /**
   * Close, unless something else ends it.
   */
  Future<Void> close() {
    Promise<Void> promise;
    Future<Void> whenClosed;
    synchronized (handle) {
      if (closing != null) {
        return closing;
      }
      promise = owner.promise();
      closing = promise.future();
      whenClosed = beginClosing();
    }
    handle.proceed();
    whenClosed.onComplete(promise);
    return promise.future();
  }

  /** Guarded by the handle. What it returns is on no context, as the owner may be gone when it is asked for. */
  private Future<Void> beginClosing() {
    if (closed == null) {
      closed = Promise.promise();
      if (state == State.OPEN) {
        addClose(closed);
      } else if (state == State.CONCLUDING) {
        state = State.CONCLUDING_OR_CLOSING;
      } else {
        closed.complete();
      }
    }
    return closed.future();
  }

  private void addClose(Promise<Void> promise) {
    state = State.CLOSING;
    ending = Ending.CLOSE;
    handle.stopReading(ending);
    Conclusion<Void> close = new Conclusion<>(this, ending, handle.writes, Storage::close);
    close.promise(promise);
    handle.add(close);
  }

  /**
   * Take notice that what was to end it is done, or has failed, which is the next to be told. Guarded by the handle.
   */
  void concluded(boolean failed) {
    if (failed && state == State.CONCLUDING) {
      state = State.OPEN;
      ending = null;
      handle.goOn();
    } else if (failed && state == State.CONCLUDING_OR_CLOSING) {
      addClose(closed);
    } else {
      Promise<Void> promise = state == State.CONCLUDING_OR_CLOSING ? closed : null;
      state = State.ENDED;
      handle.stop(ending);
      handle.outcomes.add(() -> {
        if (promise != null) {
          promise.complete();
        }
        ended.complete();
      });
    }
  }

  /**
   * Take the handle out of the lists of its owner and its file system, once it has ended. Called in the turn of the owner in which that is
   * told.
   */
  void leave() {
    synchronized (handle) {
      if (state != State.ENDED) {
        return;
      }
    }
    Supplier<Future<Void>> rest = rest();
    if (rest == null) {
      registration.release();
    } else {
      registration.unwatch();
      registration.bind(rest);
    }
  }

  /** How to delete what a close has left to the owner, null when that is nothing. Holds on to nothing of the handle. */
  private Supplier<Future<Void>> rest() {
    Supplier<Future<Void>> remains = isClosed() ? storage.remains() : null;
    Registration entry = registration;
    return remains == null ? null : () -> remains.get().map(v -> {
      entry.release();
      return v;
    });
  }

  /**
   * Delete what a close has left, if anything.
   */
  Future<Void> deleteRest() {
    Supplier<Future<Void>> rest = rest();
    return rest == null ? Future.succeededFuture() : rest.get();
  }

  /**
   * Close, unless something else ends it, and delete what that leaves.
   */
  Future<Void> discard() {
    return close().eventually(this::deleteRest);
  }

  /**
   * Close over the head of the owner, unless something else ends it, and delete what that leaves.
   *
   * @return a future completed, on no particular context, when it has come to its end in this or another way
   */
  @Override
  public Future<Void> dispose() {
    synchronized (handle) {
      beginClosing();
    }
    handle.proceed();
    return ended.future().eventually(this::deleteRest);
  }

  /**
   * @return a future completed, on no particular context, when the handle has come to its end and all that it had to tell is told
   */
  Future<Void> ended() {
    return ended.future();
  }
}
