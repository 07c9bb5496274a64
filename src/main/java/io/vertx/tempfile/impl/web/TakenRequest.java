/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;

/**
 * A request whose reader can be told that nobody waits for it any more, and which can keep what it gives to its reader.
 */
final class TakenRequest extends HttpServerRequestWrapper {

  /** Null when nobody wants it. Set before anything is read, and filled on the context of the request. */
  private Buffer echo;
  /** Set by the thread that stages the body. */
  private volatile Handler<Throwable> exceptionHandler;

  TakenRequest(HttpServerRequest request) {
    super((HttpServerRequestInternal) request);
  }

  /**
   * Keep what is read. Called before anything is.
   */
  void keepEcho() {
    echo = Buffer.buffer();
  }

  /**
   * All that was read, null when it was not kept.
   */
  Buffer echo() {
    return echo;
  }

  @Override
  public HttpServerRequest handler(Handler<Buffer> handler) {
    Buffer kept = echo;
    delegate.handler(handler == null || kept == null ? handler : buffer -> {
      kept.appendBuffer(buffer);
      handler.handle(buffer);
    });
    return this;
  }

  @Override
  public HttpServerRequest exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    delegate.exceptionHandler(handler);
    return this;
  }

  /**
   * Tell whoever reads that it is over. Called on the context of the request.
   */
  void abandon(Throwable reason) {
    Handler<Throwable> handler = exceptionHandler;
    if (handler != null) {
      handler.handle(reason);
    }
  }
}
