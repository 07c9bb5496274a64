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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.handler.TimeoutHandler;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.web.StagingHandlerOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users of BodyHandler reported of requests that do not come to their end. Each test has the number of its report in vertx-web.
 */
class UnfinishedRequestReportsTest extends WebTestBase {

  @Test
  void report2472aTimeoutTakesWhatCameSoFar() {
    router.route().handler(TimeoutHandler.create(300));
    route(staging(), ctx -> ctx.end());
    NetSocket socket = socketThatSentHalf();

    assertThat(await(statusLine(socket))).startsWith("HTTP/1.1 503");
    await(eventually(() -> fs.stats().getOpenFiles() == 0));
  }

  @Test
  void report2472aFailureMeanwhileTakesWhatCameSoFar() {
    router.route().handler(ctx -> {
      eventually(() -> !content(directory).isEmpty()).onSuccess(v -> ctx.vertx().runOnContext(w -> ctx.fail(503)));
      ctx.next();
    });
    route(staging(), ctx -> ctx.end());
    NetSocket socket = socketThatSentHalf();

    assertThat(await(statusLine(socket))).startsWith("HTTP/1.1 503");
  }

  @Test
  void report766theClientGoesInTheMiddle() {
    route(staging(), ctx -> ctx.end());
    NetSocket socket = socketThatSentHalf();
    await(eventually(() -> !content(directory).isEmpty()));

    await(socket.close());

    await(eventually(() -> fs.stats().getOpenFiles() == 0 && content(directory).isEmpty()));
    await(eventually(() -> !failures.isEmpty()));
  }

  @Test
  void report766theClientGoesWhileItsUploadIsHandled() {
    Promise<Void> handled = Promise.promise();
    route(staging(), ctx -> handled.complete());
    NetSocket socket = socket();
    Buffer form = Form.ofOneFile(random(LARGE));
    socket.write(head("/", Form.TYPE, form.length()).toString()).compose(v -> socket.write(form));
    await(handled.future());

    await(socket.close());

    await(eventually(() -> fs.stats().getOpenFiles() == 0 && content(directory).isEmpty()));
  }

  @Test
  void report766theClientResetsItsStream() {
    route(staging(), ctx -> ctx.end());
    HttpClientRequest request = await(http2.request(HttpMethod.POST, "/"));
    Form form = new Form();
    form.beginFile("form-data; name=\"f\"; filename=\"f\"").appendBuffer(random(LARGE));
    request.putHeader("content-type", Form.TYPE).setChunked(true).write(form.withoutEnd());
    await(eventually(() -> !content(directory).isEmpty()));

    request.reset();

    await(eventually(() -> fs.stats().getOpenFiles() == 0 && content(directory).isEmpty()));
  }

  private NetSocket socketThatSentHalf() {
    Form form = new Form();
    form.beginFile("form-data; name=\"f\"; filename=\"f\"").appendBuffer(random(LARGE));
    NetSocket socket = socket();
    socket.write(head("/", Form.TYPE, 2 * LARGE)).compose(v -> socket.write(form.withoutEnd()));
    return socket;
  }

  @Test
  void report1126theFailureHandlerClosesTheConnection() {
    router.route().handler(staging(options().setMaxFileSize(MEBIBYTE))).failureHandler(ctx -> {
      ctx.response().setStatusCode(413).end();
      ctx.request().connection().close();
    });

    Future<Answer> answer = send(client, "/", Form.TYPE, Form.ofOneFile(random(LARGE)));

    await(answer.otherwiseEmpty());
    await(eventually(() -> fs.stats().getOpenFiles() == 0 && content(directory).isEmpty()));
  }

  @Test
  void aClientThatStopsSendingIsTooSlow() {
    route(staging(new StagingHandlerOptions().setFormEndTimeout(200)), ctx -> ctx.end());

    assertThat(await(statusLine(socketThatSentHalf()))).startsWith("HTTP/1.1 408");
  }
}
