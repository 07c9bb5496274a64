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

import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * The entry of something open with those who may close it over its head: its owner and its file system.
 * <p>
 * It is made before what it stands for, so that nothing is opened behind the back of an owner that is closing. States: OPENING → OPEN →
 * RELEASED; an owner that closes meanwhile turns OPENING into ABANDONED and waits for what was on its way to be undone. Once released it
 * is known to nobody. Any thread may call; {@link #close} is called by the thread that closes the owner or the file system.
 */
public final class Registration implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

  private enum State { OPENING, OPEN, ABANDONED, RELEASED }

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Those made one after another lie side by side in a hash table, and so in the processor's cache. */
  private final int number = COUNT.getAndIncrement();
  private final ContextInternal owner;
  /** What the owner calls. It goes on behind all that it is still to be told: once closed, it may have no threads for that any more. */
  private final Closeable ownerHook = new OwnerHook();
  private final CloseFuture fileSystem;
  /** Counts those that are registered. */
  private final LongAdder count;
  private final Promise<Void> released = Promise.promise();
  /** Where it was made, null when that is not asked for. */
  private final Throwable opening =
    "full".equals(System.getProperty(Forgotten.LEAK_DETECTION)) ? new Throwable("It was opened here") : null;

  // Guarded by this
  private State state = State.OPENING;
  private Supplier<Future<Void>> disposal;
  /** Watches over the handle, null when there is none to be forgotten. */
  private Cleaner.Cleanable watch;

  private final class OwnerHook implements Closeable {

    @Override
    public void close(Completable<Void> completion) {
      Registration.this.close((v, failure) -> Turn.next(owner, () -> completion.complete(v, failure)));
    }

    @Override
    public int hashCode() {
      return number;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  private Registration(ContextInternal owner, CloseFuture fileSystem, LongAdder count) {
    this.owner = owner;
    this.fileSystem = fileSystem;
    this.count = count;
  }

  /**
   * @param count counts those that are registered
   * @throws IllegalStateException when the owner or the file system is closed
   */
  public static Registration open(ContextInternal owner, CloseFuture fileSystem, LongAdder count) {
    Registration registration = new Registration(owner, fileSystem, count);
    if (!fileSystem.add(registration)) {
      throw new ClosedException("The temporary file system is closed");
    }
    count.increment();
    if (!owner.closeFuture().add(registration.ownerHook)) {
      registration.release();
      throw new ClosedException("The context is closed: its verticle was undeployed, or Vert.x is closed");
    }
    return registration;
  }

  /**
   * Say how to dispose of what is open. May be called again when that changes.
   *
   * @return false when the owner or the file system closed meanwhile: it has to be disposed of, and this released, at once
   */
  public synchronized boolean bind(Supplier<Future<Void>> disposal) {
    this.disposal = disposal;
    if (state == State.OPENING) {
      state = State.OPEN;
    }
    return state == State.OPEN;
  }

  /**
   * Take charge of what tells that the handle was forgotten, until this is released or the handle has no more to do with it.
   */
  public void watch(Cleaner.Cleanable cleanable) {
    synchronized (this) {
      if (state == State.OPEN) {
        watch = cleanable;
        return;
      }
    }
    cleanable.clean();
  }

  /**
   * The handle may be forgotten from now on.
   */
  public void unwatch() {
    Cleaner.Cleanable cleanable;
    synchronized (this) {
      cleanable = watch;
      watch = null;
    }
    if (cleanable != null) {
      cleanable.clean();
    }
  }

  /**
   * Watch over the handle no more. Called by the cleaner of Vert.x.
   *
   * @return whether it was watched over until now
   */
  synchronized boolean stopWatch() {
    boolean watched = watch != null;
    watch = null;
    return watched;
  }

  /**
   * Leave: what it stood for is gone, or nobody's any more.
   */
  public void release() {
    synchronized (this) {
      if (state == State.RELEASED) {
        return;
      }
      state = State.RELEASED;
      disposal = null;
    }
    unwatch();
    owner.closeFuture().remove(ownerHook);
    fileSystem.remove(this);
    count.decrement();
    released.complete();
  }

  Throwable opening() {
    return opening;
  }

  /**
   * @return a future completed when this is released
   */
  public Future<Void> released() {
    return released.future();
  }

  /**
   * Dispose of what is open, if anything is.
   */
  public Future<Void> dispose() {
    Supplier<Future<Void>> action;
    synchronized (this) {
      if (state == State.OPENING) {
        state = State.ABANDONED;
      }
      action = state == State.OPEN ? disposal : released::future;
    }
    return action.get();
  }

  @Override
  public void close(Completable<Void> completion) {
    dispose().onComplete((v, failure) -> {
      if (failure != null) {
        // Whoever closes an owner is not told
        LOG.warn("Left behind when its owner was closed", failure);
      }
      completion.complete(v, failure);
    });
  }

  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }
}
