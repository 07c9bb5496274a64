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
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.tests.HttpTestBase;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.AfterEach;

import java.util.List;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers on the loopback interface that stage what they are sent, clients, and the check that no file stays open.
 */
abstract class StageTestBase extends HttpTestBase {

  /** More than all the buffers between a client and a file hold. */
  static final Buffer LARGE = random(12 * MEBIBYTE);

  /** What the server made of the stream that the test sends. */
  final Promise<SpooledTempFile> staged = Promise.promise();

  /** Runs before the one of the base class, which closes Vert.x and with it all files. */
  @AfterEach
  void noFileIsOpen() {
    if (staged.future().succeeded()) {
      await(staged.future().result().close());
    }
    assertThat(openFiles()).as("open in the temporary directory").isEmpty();
  }

  /** In the directory of the test, where Linux tells it. */
  List<String> openFiles() {
    return OpenFiles.areKnown() ? OpenFiles.in(directory) : List.of();
  }

  static SpooledTempFileOptions onDisk() {
    return new SpooledTempFileOptions().setMaxInMemorySize(0).setMaxFileSize(0);
  }

  /** With a queue so small that the source is paused again and again. */
  static SpooledTempFileOptions underPressure() {
    return onDisk().setWriteQueueMaxSize(1024);
  }

  /** Call stage as code that is handed a stream does, and keep the outcome. */
  Future<SpooledTempFile> stage(ReadStream<Buffer> source, SpooledTempFileOptions options) {
    return fs.stage(source, options).onComplete(staged::tryComplete, staged::tryFail);
  }

  Buffer stagedContent() {
    return contentOf(await(staged.future()));
  }

  /** An HTTP/1.1 and HTTP/2 server that answers 200, or 413 and the failure when the handler's future fails. */
  int serve(Function<HttpServerRequest, Future<?>> handler) {
    HttpServer server = vertx.createHttpServer().requestHandler(request -> handler.apply(request).onComplete(outcome -> {
      if (!request.response().closed()) {
        request.response().setStatusCode(outcome.succeeded() ? 200 : 413).end(outcome.succeeded() ? "" : outcome.cause().toString());
      }
    }));
    return await(server.listen(0, HOST)).actualPort();
  }

  int serveSockets(Handler<NetSocket> handler) {
    return await(vertx.createNetServer().connectHandler(handler).listen(0, HOST)).actualPort();
  }

  /** A client with a single connection. */
  HttpClient client(HttpVersion version) {
    return hold(vertx.createHttpClient(
      new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false).setDefaultHost(HOST),
      new PoolOptions().setHttp1MaxSize(1).setHttp2MaxSize(1)));
  }

  static Future<Integer> post(HttpClient client, int port, Buffer body) {
    return client.request(HttpMethod.POST, port, HOST, "/")
      .compose(request -> request.send(body)
        .compose(response -> response.end().map(response.statusCode())));
  }
}
