/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.impl.base.Turn;

import java.util.concurrent.TimeoutException;

/**
 * The request of an HTTP client. That its connection was closed is seen by its response, unless that has ended.
 * <p>
 * A request over HTTP/1 can keep silent for ever: see {@link Inquiry}.
 */
final class RequestSource extends Source {

  /** What has to come of one that has a time in which to go on. */
  private static final long LEAST_PACE = 1024;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  /** Null when the request is one of somebody else's making. */
  private final ContextInternal context;
  // Set on the context of the owner, stopped by any thread
  private volatile Inquiry inquiry;
  private volatile Silence pace;
  /** On the context of the owner. */
  private boolean begun;

  RequestSource(HttpServerRequest request, Staging<?> staging) {
    super(request, staging);
    this.request = request;
    this.response = request.response();
    this.context = request instanceof HttpServerRequestInternal ? ((HttpServerRequestInternal) request).context() : null;
  }

  @Override
  void checkReadable() {
    if (request.isEnded()) {
      throw new IllegalStateException("The request has been read already: " + READ_BEFORE);
    }
    if (isCut()) {
      throw closed();
    }
    if (context != null && !isMultiplexed() && request.bytesRead() > 0) {
      throw new IllegalStateException(request.bytesRead() + " bytes of the request were read already: " + READ_BEFORE);
    }
    Terms terms = staging.terms();
    long announced = announced();
    if (terms.maxSize > 0 && announced > terms.maxSize) {
      throw new TempFileLimitException("The request announces " + announced + " bytes, more than the limit of " + terms.maxSize,
        terms.property, terms.maxSize, announced);
    }
  }

  @Override
  long announced() {
    return contentLength(request.getHeader(HttpHeaders.CONTENT_LENGTH));
  }

  @Override
  void ended() {
    endedWith(Math.max(context == null ? 0 : request.bytesRead(), announced()));
  }

  /** Whether its connection was closed before it was answered. */
  private boolean isCut() {
    return response.closed() && !response.ended();
  }

  private static HttpClosedException closed() {
    return new HttpClosedException("Connection was closed");
  }

  @Override
  void watch() {
    if (context == null) {
      return;
    }
    failWith(context);
    EventLoop eventLoop = context.nettyEventLoop();
    if (!eventLoop.inEventLoop() || !context.inThread()) {
      // A connection that closes looks first whom to tell, and says then that it is closed: HTTP/1 on the event loop, HTTP/2 on the context
      eventLoop.execute(() -> {
        failIfCut();
        Turn.next(context, this::failIfCut);
      });
    }
  }

  private void failIfCut() {
    if (isCut()) {
      staging.sourceFailed(closed());
    }
  }

  private boolean isMultiplexed() {
    return request.version() != HttpVersion.HTTP_1_0 && request.version() != HttpVersion.HTTP_1_1;
  }

  @Override
  void resumed() {
    if (context == null) {
      return;
    }
    if (!begun) {
      begun = true;
      begin();
    }
    if (!isMultiplexed()) {
      if (inquiry == null) {
        inquiry = new Inquiry(request, context, staging);
        inquiry.begin();
      }
    } else if (response.closed()) {
      concludeAfterTurn(context);
    }
  }

  private void begin() {
    if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
      Turn.next(context, this::goOn);
    }
    Terms terms = staging.terms();
    if (terms.timeout > 0) {
      pace = new Silence(context.nettyEventLoop(), staging, terms.timeout, LEAST_PACE, this::heardLittle);
      pace.begin();
    }
  }

  /** The client waits to be told so, unless the server has. */
  private void goOn() {
    if (!response.headWritten() && !response.closed()) {
      response.writeContinue();
    }
  }

  private void heardLittle(long lasting) {
    Terms terms = staging.terms();
    if (lasting >= terms.timeout) {
      staging.sourceFailed(new TimeoutException("The client has sent fewer than " + LEAST_PACE + " bytes in " + lasting + " ms"));
    }
  }

  @Override
  void leave() {
    super.leave();
    Silence watched = pace;
    if (watched != null) {
      watched.stop();
    }
    Inquiry begun = inquiry;
    if (begun != null) {
      begun.stop();
    }
  }
}
