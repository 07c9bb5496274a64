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

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * A server that sends a response, its head at once.
 */
final class ResponsePeer implements Peer {

  private final HttpServerRequest request;
  private final HttpServerResponse response;

  ResponsePeer(HttpServerRequest request) {
    this.request = request;
    response = request.response().setChunked(true);
    response.exceptionHandler(failure -> { });
    response.writeHead();
  }

  @Override
  public void sendFirst() {
    response.write(SourceKind.CONTENT.getBuffer(0, SourceKind.FIRST));
  }

  @Override
  public void sendRest() {
    response.write(SourceKind.CONTENT.getBuffer(SourceKind.FIRST, SourceKind.SIZE));
  }

  @Override
  public void finish() {
    response.end();
  }

  @Override
  public void close() {
    request.connection().close();
  }

  @Override
  public void reset() {
    response.reset(8);
  }
}
