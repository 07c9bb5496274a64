/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.text;

import io.vertx.core.Handler;
import io.vertx.core.internal.ContextInternal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The receiving end of a stream of lines: the handlers, and how many lines they still want.
 * <p>
 * It receives from when a handler is set until the end or a failure is told. May be set up from any thread; told of lines, the end and
 * failures by one at a time, on the owner's context.
 */
final class LineStream {

  private static final long UNBOUNDED = Long.MAX_VALUE;

  private final ContextInternal owner;
  private final AtomicLong demand = new AtomicLong(UNBOUNDED);
  private final AtomicReference<Handler<String>> handler = new AtomicReference<>();
  private volatile Handler<Void> endHandler;
  private volatile Handler<Throwable> exceptionHandler;

  LineStream(ContextInternal owner) {
    this.owner = owner;
  }

  void handler(Handler<String> handler) {
    this.handler.set(handler);
  }

  void endHandler(Handler<Void> endHandler) {
    this.endHandler = endHandler;
  }

  void exceptionHandler(Handler<Throwable> exceptionHandler) {
    this.exceptionHandler = exceptionHandler;
  }

  void pause() {
    demand.set(0);
  }

  void fetch(long amount) {
    demand.accumulateAndGet(amount, (now, more) -> more > UNBOUNDED - now ? UNBOUNDED : now + more);
  }

  boolean hasHandler() {
    return handler.get() != null;
  }

  /**
   * Who takes the next line, or the end; null when nobody does for now.
   */
  Handler<String> receiver() {
    return demand.get() > 0 ? handler.get() : null;
  }

  void emit(String line, Handler<String> receiver) {
    long wanted = demand.get();
    // A pause in between has set it to 0, and there it stays
    while (wanted != UNBOUNDED && wanted > 0 && !demand.compareAndSet(wanted, wanted - 1)) {
      wanted = demand.get();
    }
    owner.dispatch(line, receiver);
  }

  void end(Handler<String> receiver) {
    handler.compareAndSet(receiver, null);
    Handler<Void> handler = endHandler;
    if (handler != null) {
      owner.dispatch(null, handler);
    }
  }

  /**
   * Tell that reading failed, and there is nothing more to receive.
   *
   * @param expected whether it need not be told when there is nobody to tell
   */
  void fail(Throwable failure, Handler<String> receiver, boolean expected) {
    handler.compareAndSet(receiver, null);
    if (!tell(failure) && !expected) {
      owner.reportException(failure);
    }
  }

  /**
   * Tell a failure.
   *
   * @return whether there is an exception handler
   */
  boolean tell(Throwable failure) {
    Handler<Throwable> handler = exceptionHandler;
    if (handler != null) {
      owner.dispatch(failure, handler);
    }
    return handler != null;
  }
}
