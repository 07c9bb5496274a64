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
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.streams.ReadStream;

import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Where a source comes into being, with the servers and clients that it comes from.
 * <p>
 * They are held, as Vert.x closes a client, and its connections with it, once the garbage collector finds it forgotten.
 */
final class SourceSite {

  private final Vertx vertx;
  private final Path directory;
  private final Promise<ReadStream<Buffer>> source = Promise.promise();
  private final Queue<Object> held = new ConcurrentLinkedQueue<>();

  /**
   * @param directory where a source that is a file may be
   */
  SourceSite(Vertx vertx, Path directory) {
    this.vertx = vertx;
    this.directory = directory;
  }

  Vertx vertx() {
    return vertx;
  }

  Path directory() {
    return directory;
  }

  /** The source, once it is there; it is paused. */
  Future<ReadStream<Buffer>> source() {
    return source.future();
  }

  void arrive(ReadStream<Buffer> stream) {
    stream.pause();
    source.tryComplete(stream);
  }

  void fail(Throwable failure) {
    source.tryFail(failure);
  }

  <T> T hold(T resource) {
    held.add(resource);
    return resource;
  }

  /** An HTTP server. */
  Future<Integer> serve(Consumer<HttpServerRequest> handler) {
    return hold(vertx.createHttpServer()).requestHandler(handler::accept).listen(0, StageTestBase.HOST).map(HttpServer::actualPort);
  }

  /** A request that is not sent yet. */
  Future<HttpClientRequest> request(HttpVersion version, HttpMethod method, int port) {
    return hold(vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false)))
      .request(method, port, StageTestBase.HOST, "/");
  }

  /** Have a response arrive. */
  Future<Peer> respond(HttpVersion version) {
    return Future.future(peer -> serve(request -> peer.complete(new ResponsePeer(request)))
      .compose(port -> request(version, HttpMethod.GET, port))
      .compose(HttpClientRequest::send)
      .onComplete(this::arrive, failure -> {
        fail(failure);
        peer.tryFail(failure);
      }));
  }

  /** A WebSocket to a server that has this handler. */
  Future<WebSocket> connect(Consumer<ServerWebSocket> handler) {
    return hold(vertx.createHttpServer()).webSocketHandler(handler::accept).listen(0, StageTestBase.HOST)
      .compose(server -> hold(vertx.createWebSocketClient()).connect(server.actualPort(), StageTestBase.HOST, "/"));
  }
}
