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

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;

/**
 * A Vert.x context that owns something. Thread-safe.
 * <p>
 * When Vert.x is closed there are no more turns, and no future may ask for one: those of an owner that is gone are on no context.
 */
public final class ContextOwner implements Owner {

  private static final Logger LOG = LoggerFactory.getLogger(ContextOwner.class);

  private final ContextInternal context;
  private final Calls calls;

  public ContextOwner(ContextInternal context) {
    this.context = context;
    this.calls = Calls.of(context.unwrap());
  }

  public ContextInternal context() {
    return context;
  }

  @Override
  public <T> Promise<T> promise() {
    return promise(context);
  }

  /**
   * A promise of something that belongs to that context.
   */
  public static <T> Promise<T> promise(ContextInternal context) {
    return isGone(context) ? Promise.promise() : context.promise();
  }

  @Override
  public <T> Future<T> succeeded(T result) {
    return isGone(context) ? Future.succeededFuture(result) : context.succeededFuture(result);
  }

  @Override
  public <T> Future<T> failed(Throwable failure) {
    return failed(context, failure);
  }

  /**
   * What is refused within a call of something that belongs to that context.
   */
  public static <T> Future<T> failed(ContextInternal context, Throwable failure) {
    return isGone(context) ? Future.failedFuture(failure) : context.failedFuture(failure);
  }

  private static boolean isGone(ContextInternal context) {
    return context.nettyEventLoop().isShuttingDown();
  }

  @Override
  public void next(Runnable task) {
    Turn.next(context, task);
  }

  @Override
  public <T> void dispatch(T event, Handler<T> handler) {
    try {
      context.dispatch(event, handler);
    } catch (Throwable t) {
      unreported(t);
    }
  }

  @Override
  public void report(Throwable failure) {
    try {
      context.reportException(failure);
    } catch (Throwable t) {
      unreported(t);
    }
  }

  /** It is the exception handler of the context that throws. */
  private static void unreported(Throwable failure) {
    LOG.error("The exception handler of a context failed", failure);
  }

  @Override
  public boolean isCalling() {
    ContextInternal current = ContextInternal.current();
    return current != null && current.unwrap() == context.unwrap() && context.inThread();
  }

  @Override
  public boolean claimCall() {
    return isCalling() && calls.claim();
  }

  @Override
  public boolean canWait() {
    return context.threadingModel() == ThreadingModel.VIRTUAL_THREAD;
  }
}
