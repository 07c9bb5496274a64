/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.tempfile.TempFile;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A file of 1 GiB sent as an HTTP response. The client does as little as it can, on a connection that stays open.
 */
public class ResponseBenchmark extends VertxBenchmark {

  static final long BYTES = 1024 * 1024 * 1024;
  private static final String HOST = "127.0.0.1";
  private static final int CHUNK = 1024 * 1024;
  private static final String HEAD_END = "\r\n\r\n";

  private TempFile file;
  // Vert.x closes what is forgotten
  private HttpServer server;
  private NetClient client;
  private NetSocket connection;

  @Override
  void prepare() throws Exception {
    file = await(fs::openTempFile);
    Buffer chunk = Buffer.buffer(new byte[CHUNK]);
    await(() -> Streams.fill(file, chunk, BYTES / CHUNK).compose(v -> file.end()));
    server = await(() -> vertx.createHttpServer()
      .requestHandler(request -> answer(request).onFailure(failure -> request.connection().close()))
      .listen(0, HOST));
    client = vertx.createNetClient();
    connection = client.connect(server.actualPort(), HOST).await();
  }

  private Future<Void> answer(HttpServerRequest request) {
    if (request.path().equals("/sent")) {
      return file.sendTo(request.response());
    }
    file.setReadPos(0);
    return file.pipeTo(request.response().putHeader("content-length", Long.toString(BYTES)));
  }

  @Benchmark
  public void sent() throws Exception {
    await(() -> get("/sent"));
  }

  @Benchmark
  public void piped() throws Exception {
    await(() -> get("/piped"));
  }

  private Future<Void> get(String uri) {
    Promise<Void> done = Promise.promise();
    connection.closeHandler(v -> done.tryFail("closed"));
    connection.handler(new Object() {

      private final Buffer head = Buffer.buffer();
      private long left = -1;

      void received(Buffer bytes) {
        if (left < 0) {
          head.appendBuffer(bytes);
          int end = head.toString("ISO-8859-1").indexOf(HEAD_END);
          left = end < 0 ? -1 : BYTES - (head.length() - end - HEAD_END.length());
        } else {
          left -= bytes.length();
        }
        if (left == 0) {
          done.tryComplete();
        }
      }
    }::received);
    connection.write("GET " + uri + " HTTP/1.1\r\nhost: " + HOST + HEAD_END);
    return done.future();
  }
}
