/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A stream that gives what a test tells it to, when it tells it to, and can be made to do something of its own when it is paused or
 * resumed.
 */
final class HandDrivenSource implements ReadStream<Buffer> {

  final List<String> calls = new CopyOnWriteArrayList<>();
  volatile Runnable onPause = () -> { };
  volatile Runnable onResume = () -> { };
  volatile boolean paused;
  private final Promise<Void> flowing = Promise.promise();
  private volatile Handler<Buffer> handler;
  private volatile Handler<Void> endHandler;
  private volatile Handler<Throwable> exceptionHandler;

  /** Completed when it is resumed for the first time. */
  Future<Void> flowing() {
    return flowing.future();
  }

  void give(Buffer buffer) {
    if (handler != null) {
      handler.handle(buffer);
    }
  }

  void end() {
    endHandler.handle(null);
  }

  void fail(Throwable failure) {
    exceptionHandler.handle(failure);
  }

  boolean hasHandlers() {
    return handler != null || endHandler != null || exceptionHandler != null;
  }

  @Override
  public ReadStream<Buffer> pause() {
    calls.add("pause");
    onPause.run();
    paused = true;
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    calls.add("resume");
    paused = false;
    flowing.tryComplete();
    onResume.run();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> handler) {
    calls.add("handler");
    this.handler = handler;
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    return this;
  }
}
