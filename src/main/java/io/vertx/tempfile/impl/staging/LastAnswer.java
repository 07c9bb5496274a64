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

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;

/**
 * The answer to a request whose client may still be sending what nobody wants any more.
 */
public final class LastAnswer {

  /** For so many milliseconds what is still sent is read: a client that was cut off at once might not see the answer. */
  private static final long RUN_OFF = 1000;

  private LastAnswer() {
  }

  static Future<Void> send(HttpServerRequest request, int status, String contentType, Buffer body) {
    HttpServerResponse response = request.response();
    if (response.headWritten() || response.closed()) {
      return Future.failedFuture(new IllegalStateException("The response has begun, or its client has gone"));
    }
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, contentType);
    if (request.isEnded()) {
      return response.end(body);
    }
    if (request.version() == HttpVersion.HTTP_1_0 || request.version() == HttpVersion.HTTP_1_1) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    return response.end(body).onSuccess(v -> sent(request));
  }

  /**
   * Put an end to a request that was answered while it was still being sent.
   */
  public static void sent(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_1_0 || request.version() == HttpVersion.HTTP_1_1) {
      runOff(request);
    } else if (!request.isEnded()) {
      reset(request);
    }
  }

  /** In the next turn, as it overtakes an answer that ends in this one. */
  private static void reset(HttpServerRequest request) {
    if (request instanceof HttpServerRequestInternal) {
      ((HttpServerRequestInternal) request).context().runOnContext(v -> request.response().reset(0));
    } else {
      request.response().reset(0);
    }
  }

  private static void runOff(HttpServerRequest request) {
    if (!(request instanceof HttpServerRequestInternal)) {
      request.connection().close();
      return;
    }
    ContextInternal context = ((HttpServerRequestInternal) request).context();
    long timer = context.setTimer(RUN_OFF, id -> request.connection().close());
    try {
      request.handler(null).endHandler(v -> {
        context.owner().cancelTimer(timer);
        request.connection().close();
      }).resume();
    } catch (IllegalStateException e) {
      // It has ended meanwhile
      request.connection().close();
    }
  }
}
