/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.tests.HttpTestBase;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.web.StagingHandler;
import io.vertx.tempfile.web.StagingHandlerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A router on a server of the loopback interface, clients, and the check that nothing is left while they still run.
 */
abstract class WebTestBase extends HttpTestBase {

  static final int KIBIBYTE = 1024;
  /** More than stays in memory, and more than the buffers of a connection take. */
  static final int LARGE = 3 * MEBIBYTE;

  Router router;
  int port;
  HttpClient client;
  HttpClient http2;
  /** What handlers failed with. */
  final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  /** The handler knows the files of its file system. */
  @Override
  protected boolean recordsFutures() {
    return false;
  }

  @BeforeEach
  void serve() {
    router = Router.router(vertx);
    port = await(vertx.createHttpServer(new HttpServerOptions().setMaxFormAttributeSize(1))
      .requestHandler(request -> router.handle(request))
      .listen(0, HOST)).actualPort();
    client = client(HttpVersion.HTTP_1_1);
    http2 = client(HttpVersion.HTTP_2);
  }

  private HttpClient client(HttpVersion version) {
    return hold(vertx.createHttpClient(
      new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false).setDefaultHost(HOST).setDefaultPort(port)));
  }

  /** Runs before the one of the base class, which closes Vert.x and with it all files. */
  @AfterEach
  void nothingIsLeftWhileTheServerRuns() {
    await(eventually(this::nothingIsLeftNow));
    assertThat(fs.stats().getBytesInMemory()).isZero();
    assertThat(fs.stats().getBytesOnDisk()).isZero();
  }

  boolean nothingIsLeftNow() {
    return fs.stats().getOpenFiles() == 0 && content(directory).isEmpty() && (!OpenFiles.areKnown() || OpenFiles.in(directory).isEmpty());
  }

  StagingHandlerOptions options() {
    return new StagingHandlerOptions();
  }

  StagingHandler staging() {
    return staging(options());
  }

  StagingHandler staging(StagingHandlerOptions options) {
    return StagingHandler.create(fs, options);
  }

  /** Mount the handler, and behind it what looks at what it did. */
  void route(StagingHandler handler, Handler<RoutingContext> then) {
    router.route().handler(handler);
    route(then);
  }

  void route(Handler<RoutingContext> then) {
    router.route().handler(then).failureHandler(ctx -> {
      if (ctx.failure() != null) {
        failures.add(ctx.failure());
      }
      ctx.next();
    });
  }

  static Handler<RoutingContext> answering(Function<RoutingContext, String> answer) {
    return ctx -> ctx.end(answer.apply(ctx));
  }

  Answer post(String type, Buffer body) {
    return post(client, "/", type, body);
  }

  Answer postForm(Form form) {
    return post(Form.TYPE, form.end());
  }

  Answer post(HttpClient through, String uri, String type, Buffer body) {
    return await(send(through, uri, type, body));
  }

  static Future<Answer> send(HttpClient through, String uri, String type, Buffer body) {
    return through.request(HttpMethod.POST, uri).compose(request -> {
      if (type != null) {
        request.putHeader(HttpHeaders.CONTENT_TYPE, type);
      }
      return send(request, body);
    });
  }

  Answer get(String uri) {
    return await(send(client, HttpMethod.GET, port, uri));
  }

  void assertOk(Answer answer) {
    assertThat(failures).as("failures of handlers").isEmpty();
    assertThat(answer.status()).as("status of '%s'", answer.body()).isEqualTo(200);
  }

  void assertAnswered(Answer answer, String body) {
    assertOk(answer);
    assertThat(answer.body()).hasToString(body);
  }

  /** A client that sends what it likes, and gets nothing before it asks for it. */
  NetSocket socket() {
    return await(hold(vertx.createNetClient()).connect(port, HOST).map(NetSocket::pause));
  }

  static String head(String uri, String type, long length) {
    return "POST " + uri + " HTTP/1.1\r\nhost: " + HOST + "\r\ncontent-type: " + type + "\r\ncontent-length: " + length + "\r\n\r\n";
  }

  /** The first line that the server answers. */
  static Future<String> statusLine(NetSocket socket) {
    Promise<String> line = Promise.promise();
    Buffer received = Buffer.buffer();
    socket.closeHandler(v -> line.tryFail("closed after '" + received + "'"));
    socket.handler(bytes -> {
      received.appendBuffer(bytes);
      int end = received.toString().indexOf("\r\n");
      if (end >= 0) {
        line.tryComplete(received.toString().substring(0, end));
      }
    }).resume();
    return line.future();
  }
}
