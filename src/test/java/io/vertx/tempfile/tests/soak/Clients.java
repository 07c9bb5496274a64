/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.soak;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.NetClient;

/**
 * What the senders of a soak share.
 */
final class Clients {

  final HttpClient http1;
  /** Apart from the others: see the answer of the {@link Receiver} to a form that it has not read. */
  final HttpClient forms;
  final HttpClient http2;
  final NetClient sockets;
  final int port;
  final int socketPort;

  Clients(Vertx vertx, int count, int port, int socketPort) {
    this.port = port;
    this.socketPort = socketPort;
    http1 = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(count));
    forms = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(count));
    http2 = vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false),
      new PoolOptions().setHttp2MaxSize(4));
    sockets = vertx.createNetClient();
  }

  Future<?> close() {
    return Future.join(http1.close(), forms.close(), http2.close(), sockets.close());
  }
}
