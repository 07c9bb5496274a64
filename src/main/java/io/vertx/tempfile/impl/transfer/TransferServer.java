/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;

import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What others have bytes from, by HTTP: it knows tickets, and no names. Confined to the context of the node.
 */
final class TransferServer {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-");

  private final Tickets tickets;
  private final LongAdder refusals;
  private final int maxConnections;
  private final HttpServer server;
  private int connections;

  /**
   * @param refusals counts what was asked for with no ticket
   */
  TransferServer(ContextInternal context, Wire wire, Tickets tickets, LongAdder refusals, int maxConnections) {
    this.tickets = tickets;
    this.refusals = refusals;
    this.maxConnections = maxConnections;
    Vertx vertx = context.owner();
    this.server = vertx.createHttpServer(wire.serverOptions())
      .connectionHandler(this::connected)
      .exceptionHandler(failure -> refusals.increment())
      .requestHandler(this::serve)
      .invalidRequestHandler(request -> refuse(request, 400));
  }

  Future<Void> listen() {
    return server.listen().mapEmpty();
  }

  int port() {
    return server.actualPort();
  }

  Future<Void> close() {
    return server.close();
  }

  private void connected(HttpConnection connection) {
    connections++;
    connection.closeHandler(v -> connections--);
    // Who sends notices what becomes of a connection, and nobody else has to do with it
    connection.exceptionHandler(failure -> { });
    if (connections > maxConnections) {
      connection.close();
    }
  }

  private void serve(HttpServerRequest request) {
    if (request.method() != HttpMethod.GET || request.headers().contains("Transfer-Encoding")
      || request.headers().contains("Content-Length")) {
      refuse(request, 400);
      return;
    }
    String uri = request.uri();
    Sending sending = uri.startsWith("/") ? tickets.take(uri.substring(1)) : null;
    if (sending == null) {
      refuse(request, 404);
      return;
    }
    long from = from(request.getHeader("Range"));
    if (from < 0 || !sending.has(from)) {
      refuse(request, 416);
      return;
    }
    sending.send(request, from);
  }

  private static long from(String range) {
    if (range == null) {
      return 0;
    }
    Matcher matcher = RANGE.matcher(range);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private void refuse(HttpServerRequest request, int status) {
    refusals.increment();
    request.response().setStatusCode(status).end().onComplete(v -> request.connection().close());
  }
}
