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
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.web.StagingHandler;
import io.vertx.tempfile.web.StagingHandlerOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Files uploaded as forms over HTTP, stored and then removed: 1 024 of 32 KiB, 32 at a time, and one of 1 GiB. The client does as little as
 * it can, on connections that stay open.
 */
public class UploadBenchmark extends VertxBenchmark {

  private static final String HOST = "127.0.0.1";
  private static final String WEB = "/web/";
  private static final int LARGEST_CHUNK = 64 * 1024;
  private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
  private static final String HEAD = "--" + BOUNDARY + "\r\n"
    + "Content-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"
    + "Content-Type: application/octet-stream\r\n\r\n";
  private static final String TAIL = "\r\n--" + BOUNDARY + "--\r\n";
  private static final String SUCCESS = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

  /** How many uploads, of how many bytes, and how many at a time. */
  public enum Load {

    SMALL(1024, 32 * 1024, 32),
    HUGE(1, 1024 * 1024 * 1024, 1);

    final int uploads;
    final int bytes;
    final int atOnce;

    Load(int uploads, int bytes, int atOnce) {
      this.uploads = uploads;
      this.bytes = bytes;
      this.atOnce = atOnce;
    }
  }

  @Param
  public Load load;

  private final List<NetSocket> connections = new ArrayList<>();
  private Buffer chunk;
  // Vert.x closes what is forgotten
  private HttpServer server;
  private NetClient client;
  /** The client's own, so that it takes nothing of the server's event loop. */
  private Vertx clients;

  @Override
  void prepare() throws Exception {
    chunk = Buffer.buffer(new byte[Math.min(load.bytes, LARGEST_CHUNK)]);
    Router router = router();
    server = await(() -> vertx.createHttpServer()
      .requestHandler(request -> {
        if (request.path().startsWith(WEB)) {
          router.handle(request);
        } else {
          receive(request);
        }
      })
      .listen(0, HOST));
    clients = Vertx.vertx();
    client = clients.createNetClient();
    for (int i = 0; i < load.atOnce; i++) {
      connections.add(client.connect(server.actualPort(), HOST).await());
    }
  }

  @Override
  void finish() throws Exception {
    clients.close().await();
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.post(WEB + "staging-handler")
      .handler(StagingHandler.create(fs, new StagingHandlerOptions().setMaxFileSize(0).setMaxFormSize(0)));
    router.post(WEB + "body-handler")
      .handler(BodyHandler.create(directory.toString()).setBodyLimit(-1).setDeleteUploadedFilesOnEnd(true));
    router.post().handler(ctx -> checked(ctx.fileUploads().get(0).size()).onSuccess(v -> ctx.end()).onFailure(ctx::fail));
    return router;
  }

  private void receive(HttpServerRequest request) {
    request.setExpectMultipart(true);
    Future<Void> end = request.end();
    request.uploadHandler(upload -> store(request.path()).apply(upload)
      .compose(v -> end)
      .onSuccess(v -> request.response().end())
      .onFailure(failure -> request.response().setStatusCode(500).end(String.valueOf(failure))));
  }

  private Function<HttpServerFileUpload, Future<Void>> store(String path) {
    switch (path) {
      case "/staged":
        return this::stage;
      case "/streamed":
        return this::streamToFileSystem;
      default:
        return this::discard;
    }
  }

  private Future<Void> stage(HttpServerFileUpload upload) {
    return fs.stage(upload, new SpooledTempFileOptions().setMaxFileSize(0))
      .compose(file -> checked(file.sizeBlocking()).eventually(file::close));
  }

  private Future<Void> streamToFileSystem(HttpServerFileUpload upload) {
    String path = directory.resolve(UUID.randomUUID().toString()).toString();
    return upload.streamToFileSystem(path)
      .compose(v -> checked(upload.size()))
      .compose(v -> vertx.fileSystem().delete(path));
  }

  private Future<Void> discard(HttpServerFileUpload upload) {
    return Streams.drain(upload).compose(this::checked);
  }

  private Future<Void> checked(long size) {
    return size == load.bytes ? Future.succeededFuture() : Future.failedFuture("received " + size);
  }

  @Benchmark
  public void staged() throws Exception {
    uploadAll("/staged");
  }

  @Benchmark
  public void streamToFileSystem() throws Exception {
    uploadAll("/streamed");
  }

  @Benchmark
  public void stagingHandler() throws Exception {
    uploadAll(WEB + "staging-handler");
  }

  @Benchmark
  public void bodyHandler() throws Exception {
    uploadAll(WEB + "body-handler");
  }

  /** What the uploads take when nothing is done with them. */
  @Benchmark
  public void discarded() throws Exception {
    uploadAll("/discarded");
  }

  private void uploadAll(String uri) throws Exception {
    Buffer head = Buffer.buffer("POST " + uri + " HTTP/1.1\r\nhost: " + HOST + "\r\ncontent-type: multipart/form-data; boundary=" + BOUNDARY
      + "\r\ncontent-length: " + (HEAD.length() + (long) load.bytes + TAIL.length()) + "\r\n\r\n" + HEAD);
    Buffer whole = load.bytes == chunk.length() ? head.copy().appendBuffer(chunk).appendString(TAIL) : null;
    List<Future<Void>> all = new ArrayList<>();
    for (NetSocket connection : connections) {
      all.add(new Client(connection, head, whole).upload(load.uploads / load.atOnce));
    }
    await(() -> Future.all(all));
  }

  /** Sends one upload after the other over a connection. */
  private final class Client {

    private final NetSocket connection;
    private final Buffer head;
    /** All that is sent, where that is one piece. */
    private final Buffer whole;
    private final Promise<Void> done = Promise.promise();
    private final StringBuilder response = new StringBuilder();
    private int left;

    Client(NetSocket connection, Buffer head, Buffer whole) {
      this.connection = connection;
      this.head = head;
      this.whole = whole;
    }

    Future<Void> upload(int times) {
      left = times;
      connection.closeHandler(v -> done.tryFail("closed: " + response));
      connection.handler(this::received);
      send();
      return done.future();
    }

    private void received(Buffer bytes) {
      response.append(bytes);
      if (response.length() < SUCCESS.length()) {
        return;
      }
      if (!response.toString().equals(SUCCESS)) {
        done.tryFail(response.toString());
      } else if (--left == 0) {
        done.tryComplete();
      } else {
        response.setLength(0);
        send();
      }
    }

    private void send() {
      if (whole != null) {
        connection.write(whole);
        return;
      }
      connection.write(head);
      Streams.fill(connection, chunk, load.bytes / chunk.length()).onSuccess(v -> connection.write(TAIL));
    }
  }
}
