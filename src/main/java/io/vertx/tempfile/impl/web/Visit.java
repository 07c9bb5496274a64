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

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tempfile.StagingProblem;
import io.vertx.tempfile.impl.staging.LastAnswer;
import io.vertx.tempfile.web.StagingHandlerOptions;

import java.util.List;

/**
 * What the handler knows of one request. Routed and left on the context of the request; any thread may ask for the body.
 */
final class Visit {

  private enum State { READING, READ, LEFT }

  private final RoutingContext ctx;
  private final TakenRequest request;
  private final HttpServerResponse response;
  private final BodyReader reader;
  private final StagingHandlerOptions options;
  private final String uri;

  // Guarded by this
  private State state = State.READING;
  private ReadBody body;
  private MultiMap mergedInto;

  Visit(RoutingContext ctx, BodyReader reader, StagingHandlerOptions options) {
    this.ctx = ctx;
    this.request = new TakenRequest(ctx.request());
    this.response = ctx.response();
    this.reader = reader;
    this.options = options;
    this.uri = request.uri();
  }

  synchronized ReadBody body() {
    return body;
  }

  void begin() {
    boolean readByAnother = ctx.body().available();
    WebInternals.visited(ctx);
    if (!BodyReader.hasBody(request)) {
      enter(State.READ);
      ctx.next();
      return;
    }
    String expected = request.getHeader(HttpHeaders.EXPECT);
    if (expected != null && !expected.equalsIgnoreCase("100-continue")) {
      ctx.fail(417);
    } else if (readByAnother) {
      fail(new IllegalStateException("BodyHandler has read the request already: mount StagingHandler in its place"));
    } else if (request.isEnded()) {
      fail(new IllegalStateException("The request has been read already: pause() it in each handler before StagingHandler that waits for "
        + "something, and read it in none of them"));
    } else {
      ctx.addEndHandler(outcome -> leave(outcome.cause()));
      reader.read(request).compose(this::written).onComplete(this::go, this::fail);
    }
  }

  private Future<ReadBody> written(ReadBody read) {
    List<FileUpload> uploads = read.uploads(request);
    read.uploads = uploads;
    if (!options.isWriteUploadedFiles() || uploads.isEmpty()) {
      return Future.succeededFuture(read);
    }
    return ctx.vertx().<ReadBody>executeBlocking(() -> {
      uploads.forEach(FileUpload::uploadedFileName);
      return read;
    }, false).onFailure(failure -> read.close());
  }

  private void go(ReadBody read) {
    synchronized (this) {
      if (state == State.READING && !isRoutedElsewhere() && !ctx.failed() && !response.ended() && !response.closed()) {
        state = State.READ;
        body = read;
      } else {
        state = State.LEFT;
      }
    }
    if (body() == null) {
      read.close();
      return;
    }
    if (read.form != null) {
      request.formAttributes().addAll(read.form.fields());
      merge(request);
    }
    ctx.fileUploads().addAll(read.uploads);
    if (read.buffer.length() > 0) {
      WebInternals.setBody(ctx, read.buffer);
    }
    ctx.next();
  }

  /** A failure handler can send a request elsewhere while its body is read. */
  private boolean isRoutedElsewhere() {
    return !request.uri().equals(uri);
  }

  private void fail(Throwable failure) {
    enter(State.LEFT);
    if (ctx.failed() || isRoutedElsewhere() || response.ended()) {
      return;
    }
    if (!request.isEnded() && !response.closed()) {
      endConversation();
    }
    ctx.fail(StagingProblem.of(failure).status(), failure);
  }

  /** The client may be sending still, and for as long as it likes. */
  private void endConversation() {
    boolean alone = request.version() == HttpVersion.HTTP_1_0 || request.version() == HttpVersion.HTTP_1_1;
    if (alone && !response.headWritten()) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    ctx.addEndHandler(outcome -> LastAnswer.sent(request));
  }

  /**
   * The request comes again: it was routed elsewhere, or there is a second handler of the kind.
   */
  void again(RoutingContext again) {
    boolean isForm;
    synchronized (this) {
      if (state == State.READING) {
        state = State.LEFT;
      }
      isForm = body != null && body.form != null;
    }
    if (isForm) {
      merge(again.request());
    }
    again.next();
  }

  /** Those of another URI are others. */
  private void merge(HttpServerRequest target) {
    if (!options.isMergeFormAttributes()) {
      return;
    }
    MultiMap params = target.params();
    synchronized (this) {
      if (mergedInto == params) {
        return;
      }
      mergedInto = params;
    }
    params.addAll(target.formAttributes());
  }

  private synchronized void enter(State next) {
    state = next;
  }

  /** The response has ended, one way or another. */
  private void leave(Throwable reason) {
    ReadBody read;
    boolean tooEarly;
    synchronized (this) {
      tooEarly = state == State.READING;
      state = State.LEFT;
      read = body;
    }
    if (read != null) {
      read.close();
    } else if (tooEarly) {
      request.abandon(reason != null ? reason : new HttpClosedException("The request was answered before it was read"));
      if (response.ended() && !response.closed()) {
        LastAnswer.sent(request);
      }
    }
  }
}
