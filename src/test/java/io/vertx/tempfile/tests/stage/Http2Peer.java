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

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;

/**
 * A client that sends a request over HTTP/2.
 */
final class Http2Peer implements Peer {

  private final HttpClientRequest request;
  private final Buffer before;
  private final Buffer after;

  /**
   * @param before what it sends before the content
   * @param after what it sends after it
   */
  Http2Peer(HttpClientRequest request, Buffer before, Buffer after) {
    this.request = request.setChunked(true).exceptionHandler(failure -> { });
    this.before = before;
    this.after = after;
  }

  @Override
  public void sendFirst() {
    request.write(before.copy().appendBuffer(SourceKind.CONTENT.getBuffer(0, SourceKind.FIRST)));
  }

  @Override
  public void sendRest() {
    request.write(SourceKind.CONTENT.getBuffer(SourceKind.FIRST, SourceKind.SIZE).appendBuffer(after));
  }

  @Override
  public void finish() {
    request.end();
  }

  @Override
  public void close() {
    request.connection().close();
  }

  @Override
  public void reset() {
    request.reset(8);
  }
}
