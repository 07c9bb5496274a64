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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClient;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.handler.BasicAuthHandler;
import io.vertx.ext.web.handler.FormLoginHandler;
import io.vertx.ext.web.handler.LoggerHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.web.StagingHandler;
import io.vertx.tempfile.web.StagingHandlerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the handler can stand, and how requests get to it and past it.
 */
class RoutingTest extends WebTestBase {

  @Test
  void itStandsAfterAuthentication() {
    router.post("/").handler(LoggerHandler.create()).handler(BasicAuthHandler.create(credentials -> Future.failedFuture("nobody")))
      .handler(staging())
      .handler(ctx -> ctx.end("called"));

    assertThat(post(Form.TYPE, Form.ofOneFile(random(MEBIBYTE))).status()).isEqualTo(401);
    assertThat(fs.stats().getFilesOpened()).isZero();
  }

  @Test
  void itStandsBeforeAHandlerThatReadsAForm() {
    router.route().handler(SessionHandler.create(LocalSessionStore.create(vertx)));
    router.post("/").handler(staging()).handler(FormLoginHandler.create(credentials ->
      Future.succeededFuture(User.fromName(credentials.toJson().getString("username")))).setDirectLoggedInOKURL("/in"));

    Answer answer = post("application/x-www-form-urlencoded", Buffer.buffer("username=me&password=x"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers().get("location")).isEqualTo("/in");
  }

  @Test
  void aWebSocketIsLeftToTheHandlersBehind() {
    route(staging(), ctx -> ctx.request().toWebSocket().onSuccess(socket -> socket.writeTextMessage("hello").compose(v -> socket.close())));
    WebSocketClient sockets = hold(vertx.createWebSocketClient());

    String message = await(sockets.connect(port, HOST, "/").compose(socket -> {
      io.vertx.core.Promise<String> text = io.vertx.core.Promise.promise();
      socket.textMessageHandler(text::tryComplete);
      return text.future();
    }));

    assertThat(message).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRequestThatWasPausedBeforeIsWhole(boolean overHttp2) {
    Buffer content = random(3 * MEBIBYTE);
    router.route().handler(ctx -> {
      ctx.request().pause();
      vertx.setTimer(50, id -> ctx.next());
    });
    route(staging(), ctx -> StagingHandler.form(ctx).file("file").file().readAll().onSuccess(ctx::end));

    Answer answer = post(overHttp2 ? http2 : client, "/", Form.TYPE, Form.ofOneFile(content));

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(content);
  }

  @Test
  void itMayBeBlocking() {
    Buffer content = random(MEBIBYTE);
    router.route().handler(ctx -> {
      ctx.request().pause();
      ctx.next();
    });
    router.route().blockingHandler(staging()::handle);
    route(ctx -> StagingHandler.form(ctx).file("file").file().readAll().onSuccess(ctx::end));

    Answer answer = post(Form.TYPE, Form.ofOneFile(content));

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(content);
  }

  @Test
  void theHandlersBehindMayBeBlocking() {
    Buffer content = random(100_000);
    router.route().handler(staging());
    router.route().blockingHandler(ctx -> ctx.end(vertx.fileSystem().readFileBlocking(ctx.fileUploads().get(0).uploadedFileName())));

    Answer answer = post(Form.TYPE, Form.ofOneFile(content));

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(content);
  }

  @Test
  void aRequestThatWasAnsweredBeforeGoesNoFurther() {
    router.route().handler(ctx -> {
      ctx.end("early");
      ctx.next();
    });
    route(staging(), ctx -> ctx.end("called"));

    assertThat(await(send(client, "/", Form.TYPE, Form.ofOneFile(random(1000)))).body()).hasToString("early");
  }

  @Test
  void aFailureHandlerThatRoutesElsewhereIsFollowed() {
    router.route("/upload").handler(staging(options().setMaxFileSize(10))).failureHandler(ctx -> ctx.reroute(HttpMethod.GET, "/sorry"));
    router.route("/sorry").handler(staging()).handler(ctx -> ctx.end("sorry"));

    Answer answer = post(client, "/upload", Form.TYPE, Form.ofOneFile(random(1000)));

    assertThat(answer.body()).hasToString("sorry");
  }

  @Test
  void manyAtATimeLeaveNothing() {
    Buffer content = random(300_000);
    route(staging(), ctx -> StagingHandler.form(ctx).file("file").file().size().onSuccess(size -> ctx.end("" + size)));
    for (HttpClient version : List.of(client, http2)) {
      List<Future<Answer>> all = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        all.add(send(version, "/", Form.TYPE, Form.ofOneFile(content)));
      }
      await(Future.all(all));
      all.forEach(one -> assertAnswered(one.result(), "300000"));
    }
  }

  @Test
  void theConnectionServesTheNextRequest() {
    HttpClient one = hold(vertx.createHttpClient(new io.vertx.core.http.HttpClientOptions().setDefaultHost(HOST).setDefaultPort(port),
      new io.vertx.core.http.PoolOptions().setHttp1MaxSize(1)));
    route(staging(options().setMaxFileSize(1000)), ctx -> ctx.end("" + ctx.fileUploads().size()));

    for (int i = 0; i < 3; i++) {
      assertThat(post(one, "/", Form.TYPE, Form.ofOneFile(random(1000))).body()).hasToString("1");
      assertThat(post(one, "/", Form.TYPE, Form.ofOneFile(random(8 * MEBIBYTE))).status()).isEqualTo(413);
    }
  }

  @Test
  void aFailureThatIsAnsweredAsAProblemTellsTheLimit() {
    router.route().handler(staging(options().setMaxFileSize(1000)));
    router.route().failureHandler(ctx -> io.vertx.tempfile.StagingProblem.of(ctx.failure()).answer(ctx.request()));

    Answer answer = post(Form.TYPE, Form.ofOneFile(random(2000)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.headers().get(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/problem+json");
    assertThat(answer.body().toJsonObject().getString("limit")).isEqualTo("maxFileSize");
  }

  @Test
  void optionsAreWrittenAndReadAsJson() {
    StagingHandlerOptions options = new StagingHandlerOptions().setBodyLimit(-1).setHandleFileUploads(false).setMergeFormAttributes(false)
      .setStageBodies(true).setWriteUploadedFiles(true).setMaxFiles(7).setMaxInMemorySize(5).setDirectory("/x");

    assertThat(new StagingHandlerOptions(options.toJson()).toJson()).isEqualTo(options.toJson());
    assertThat(new StagingHandlerOptions(options).toJson()).isEqualTo(options.toJson());
    assertThat(options.toJson().getInteger("maxFiles")).isEqualTo(7);
  }
}
