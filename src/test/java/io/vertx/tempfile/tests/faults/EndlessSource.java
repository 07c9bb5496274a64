/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

import java.util.concurrent.RejectedExecutionException;

/**
 * A stream that gives as much as is taken, and never ends.
 */
final class EndlessSource implements ReadStream<Buffer> {

  private final Context context;
  private final Buffer data;
  // Guarded by this
  private Handler<Buffer> handler;
  private boolean paused;

  EndlessSource(Vertx vertx, Buffer data) {
    this.context = vertx.getOrCreateContext();
    this.data = data;
    next();
  }

  private void next() {
    try {
      context.runOnContext(v -> give());
    } catch (RejectedExecutionException e) {
      // Vert.x is closed
    }
  }

  private void give() {
    Handler<Buffer> receiver;
    synchronized (this) {
      if (paused || handler == null) {
        return;
      }
      receiver = handler;
    }
    receiver.handle(data);
    next();
  }

  @Override
  public synchronized EndlessSource handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public synchronized EndlessSource pause() {
    paused = true;
    return this;
  }

  @Override
  public EndlessSource resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public synchronized EndlessSource fetch(long amount) {
    paused = false;
    next();
    return this;
  }

  @Override
  public EndlessSource exceptionHandler(Handler<Throwable> handler) {
    return this;
  }

  @Override
  public EndlessSource endHandler(Handler<Void> handler) {
    return this;
  }
}
