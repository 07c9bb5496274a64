/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.flavours;

import io.reactivex.rxjava3.core.Flowable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.rxjava3.core.http.HttpServer;
import io.vertx.rxjava3.ext.web.Router;
import io.vertx.rxjava3.tempfile.SpooledTempFile;
import io.vertx.rxjava3.tempfile.web.StagingHandler;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.StagingProgress;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the API that is generated for RxJava 3 makes of uploads, and of other streams.
 */
class RxJava3StagingTest extends RxJava3TestBase {

  private static final String HOST = "127.0.0.1";
  private static final int TOO_LARGE = (int) TempFileOptions.DEFAULT_MAX_UPLOAD_SIZE + 1;
  private static final String FORM = String.join("\r\n",
    "--edge",
    "Content-Disposition: form-data; name=\"title\"",
    "",
    "fruit",
    "--edge",
    "Content-Disposition: form-data; name=\"list\"; filename=\"fruit.txt\"",
    "Content-Type: text/plain",
    "",
    "pears",
    "--edge--",
    "");

  private HttpClient client;

  @BeforeEach
  void createClient() {
    client = vertx.createHttpClient();
  }

  @Test
  void aFlowableIsStaged() {
    ConcurrentLinkedQueue<StagingProgress> told = new ConcurrentLinkedQueue<>();
    Flowable<Buffer> source = Flowable.range(0, 50).map(i -> Buffer.buffer("line " + i + "\n"));

    SpooledTempFile file = hold(await(examples.stage(rxVertx, rx, source, onDisk, told::add)));

    assertThat(await(file.text().rxReadLines())).hasSize(50).endsWith("line 49");
    assertThat(told).isNotEmpty();
  }

  @Test
  void ofAFlowableThatFailsNothingIsLeft() {
    IOException failure = new IOException("the source fails");

    assertThat(failureOf(rx.rxStage(Flowable.just(Buffer.buffer("x")).concatWith(Flowable.error(failure)), onDisk))).isSameAs(failure);
    assertThat(openFiles()).isZero();
  }

  @Test
  void anUploadIsStaged() {
    int port = serve(server -> examples.stage(server, rx));

    assertThat(await(post(port, "text/plain", Buffer.buffer("pears")))).hasToString("5 bytes\n");
    assertThat(openFiles()).isZero();
  }

  @Test
  void anUploadMayHaveAsMuchAsAnyOther() {
    AtomicReference<Throwable> refused = new AtomicReference<>();
    int port = serve(server -> server.requestHandler(request -> rx.rxStage(request).subscribe(file -> { }, failure -> {
      refused.set(failure);
      request.response().setStatusCode(413).end("too large");
    })));

    assertThat(await(post(port, "text/plain", Buffer.buffer(new byte[TOO_LARGE]))))
      .hasToString("too large");
    assertThat(refused.get()).isInstanceOf(TempFileLimitException.class);
  }

  @Test
  void aFormIsStaged() {
    int port = serve(server -> server.requestHandler(request -> rx.rxStageForm(request, new StagedFormOptions())
      .flatMapCompletable(form -> form.file("list").file().rxReadAll()
        .flatMapCompletable(content -> request.response().rxEnd(form.fields().get("title") + " " + form.files().size() + " "
          + form.file("list").safeFileName() + " " + content + " " + form.file("nothing")))
        .doFinally(form::close))
      .subscribe(() -> { }, failure -> request.response().end(failure.toString()))));

    assertThat(await(post(port, "multipart/form-data; boundary=edge", Buffer.buffer(FORM))))
      .hasToString("fruit 1 fruit.txt pears null");
  }

  @Test
  void vertxWebTakesTheHandlerForWhatItIs() {
    Router router = Router.router(rxVertx);
    router.route().handler(StagingHandler.create(rx));
    router.route().handler(ctx -> ctx.end(StagingHandler.form(ctx).file("list").fileName() + " " + ctx.fileUploads().size()).subscribe());
    int port = serve(server -> server.requestHandler(router));

    assertThat(await(post(port, "multipart/form-data; boundary=edge", Buffer.buffer(FORM)))).hasToString("fruit.txt 1");
    await(eventually(() -> openFiles() == 0));
  }

  private int serve(Consumer<HttpServer> handlers) {
    HttpServer server = rxVertx.createHttpServer();
    handlers.accept(server);
    return await(server.rxListen(0, HOST)).actualPort();
  }

  private Future<Buffer> post(int port, String type, Buffer body) {
    return client.request(HttpMethod.POST, port, HOST, "/")
      .compose(request -> request.putHeader("content-type", type).send(body))
      .compose(response -> response.body());
  }
}
