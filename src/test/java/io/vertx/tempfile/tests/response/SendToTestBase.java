/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.response;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.tests.HttpTestBase;

import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers on the loopback interface that answer with files, and clients.
 */
abstract class SendToTestBase extends HttpTestBase {

  /** What became of what the server sent. */
  final Promise<Void> sent = Promise.promise();

  /** A server that answers by what is given, and with 500 and the failure when that fails before anything is sent. */
  int serve(Transport transport, Function<HttpServerRequest, Future<Void>> handler) {
    return await(vertx.createHttpServer(transport.server()).requestHandler(request -> handler.apply(request)
      .onComplete(sent::tryComplete, sent::tryFail)
      .onFailure(failure -> {
        if (!request.response().headWritten() && !request.response().closed()) {
          request.response().setStatusCode(500).end(failure.getMessage());
        }
      })).listen(0, HOST)).actualPort();
  }

  HttpClient client(Transport transport) {
    return hold(vertx.createHttpClient(transport.client()));
  }

  Answer get(Transport transport, int port) {
    return get(transport, port, HttpMethod.GET);
  }

  Answer get(Transport transport, int port, HttpMethod method) {
    return await(send(client(transport), method, port, "/"));
  }

  /** Says no more than how long they are, as they may be large. */
  static void assertSame(Buffer actual, Buffer expected) {
    assertThat(actual.length()).isEqualTo(expected.length());
    assertThat(actual.equals(expected)).as("the same content").isTrue();
  }
}
