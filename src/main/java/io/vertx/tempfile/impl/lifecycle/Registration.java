/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.lifecycle;

import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;

import java.util.function.Supplier;

/**
 * The entry of something open with those who may close it over its head: its owner and its file system.
 * <p>
 * It is made before what it stands for, so that nothing is opened behind the back of an owner that is closing. States: OPENING → OPEN →
 * RELEASED; an owner that closes meanwhile turns OPENING into ABANDONED and waits for what was on its way to be undone. Once released it
 * is known to nobody.
 */
public final class Registration implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

  private enum State { OPENING, OPEN, ABANDONED, RELEASED }

  private final CloseFuture owner;
  private final CloseFuture fileSystem;
  private final Promise<Void> released = Promise.promise();

  // Guarded by this
  private State state = State.OPENING;
  private Supplier<Future<Void>> disposal;

  private Registration(CloseFuture owner, CloseFuture fileSystem) {
    this.owner = owner;
    this.fileSystem = fileSystem;
  }

  /**
   * @throws IllegalStateException when the owner or the file system is closed
   */
  public static Registration open(CloseFuture owner, CloseFuture fileSystem) {
    Registration registration = new Registration(owner, fileSystem);
    if (!fileSystem.add(registration)) {
      throw new IllegalStateException("The temporary file system is closed");
    }
    if (!owner.add(registration)) {
      registration.release();
      throw new IllegalStateException("The context is closed: its verticle was undeployed, or Vert.x is closed");
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
    owner.remove(this);
    fileSystem.remove(this);
    released.complete();
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
}
