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
import io.vertx.tempfile.impl.base.Owner;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The receiving end of a stream of lines: the handlers, and how many lines they still want.
 * <p>
 * It receives from when a handler is set until the end or a failure. May be set up from any thread; told of lines, the end and failures by
 * one at a time, on the owner's context. Who sets the handlers from another thread can be overtaken by the stream: the end, or the failure,
 * then waits for who sets its handler after the handler of the lines.
 */
final class LineStream {

  private static final long UNBOUNDED = Long.MAX_VALUE;

  private final Owner owner;
  private final AtomicLong demand = new AtomicLong(UNBOUNDED);
  private final AtomicReference<Handler<String>> handler = new AtomicReference<>();
  private volatile Handler<Void> endHandler;
  private volatile Handler<Throwable> exceptionHandler;
  private final AtomicBoolean untoldEnd = new AtomicBoolean();
  private final AtomicReference<Throwable> untoldFailure = new AtomicReference<>();

  LineStream(Owner owner) {
    this.owner = owner;
  }

  void handler(Handler<String> handler) {
    untoldEnd.set(false);
    untoldFailure.set(null);
    this.handler.set(handler);
  }

  void endHandler(Handler<Void> endHandler) {
    this.endHandler = endHandler;
    if (endHandler != null && untoldEnd.get()) {
      owner.next(this::tellEnd);
    }
  }

  void exceptionHandler(Handler<Throwable> exceptionHandler) {
    this.exceptionHandler = exceptionHandler;
    if (exceptionHandler != null && untoldFailure.get() != null) {
      owner.next(this::tellFailure);
    }
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
    // A dispatch of its own for each line would cost more than to find the line: whoever calls this has been dispatched
    try {
      receiver.handle(line);
    } catch (Throwable t) {
      owner.report(t);
    }
  }

  void end(Handler<String> receiver) {
    handler.compareAndSet(receiver, null);
    untoldEnd.set(true);
    tellEnd();
  }

  private void tellEnd() {
    Handler<Void> handler = endHandler;
    if (handler != null && untoldEnd.compareAndSet(true, false)) {
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
    untoldFailure.set(failure);
    tellFailure();
    if (!expected && untoldFailure.get() == failure) {
      owner.report(failure);
    }
  }

  private void tellFailure() {
    Throwable failure = untoldFailure.get();
    Handler<Throwable> handler = exceptionHandler;
    if (failure != null && handler != null && untoldFailure.compareAndSet(failure, null)) {
      owner.dispatch(failure, handler);
    }
  }

  /**
   * Tell a failure to write, which does not concern the lines.
   */
  void writeFailed(Throwable failure) {
    Handler<Throwable> handler = exceptionHandler;
    if (handler != null) {
      owner.dispatch(failure, handler);
    }
  }
}
