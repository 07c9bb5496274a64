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
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.web.StagingHandler;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies that are no form, as handlers written for BodyHandler know them.
 */
class BodyTest extends WebTestBase {

  @Test
  void aRequestWithoutABodyIsPassedOn() {
    route(staging(), answering(ctx -> ctx.body().buffer() + " " + ctx.body().length() + " " + ctx.body().available()));

    assertAnswered(get("/"), "null -1 true");
  }

  @Test
  void aHeadRequestWithoutABodyIsPassedOn() {
    route(staging(), ctx -> ctx.end());

    int status = await(client.request(HttpMethod.HEAD, "/").compose(HttpClientRequest::send)).statusCode();

    assertThat(status).isEqualTo(200);
  }

  @Test
  void aRequestOverHttp2WithoutABodyIsPassedOn() {
    route(staging(), answering(ctx -> String.valueOf(ctx.body().buffer())));

    Answer answer = await(http2.request(HttpMethod.GET, "/").compose(request -> {
      Future<Answer> answered = Answer.to(request);
      request.end();
      return answered;
    }));

    assertAnswered(answer, "null");
  }

  @Test
  void theBodyIsABuffer() {
    Buffer body = random(100_000);
    route(staging(), ctx -> ctx.end(ctx.body().buffer()));

    Answer answer = post("application/octet-stream", body);

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void theBodyIsABufferOverHttp2() {
    Buffer body = random(100_000);
    route(staging(), ctx -> ctx.end(ctx.body().buffer()));

    Answer answer = post(http2, "/", null, body);

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void anEmptyBodyIsNone() {
    route(staging(), answering(ctx -> String.valueOf(ctx.body().buffer())));

    assertAnswered(post("text/plain", Buffer.buffer()), "null");
  }

  @Test
  void theBodyIsAString() {
    route(staging(), answering(ctx -> ctx.body().asString()));

    assertAnswered(post("text/plain", Buffer.buffer("sausages")), "sausages");
  }

  @Test
  void theCharsetOfTheBodyIsThatOfItsContentType() {
    route(staging(), answering(ctx -> ctx.body().length() + " " + ctx.body().asString()));

    assertAnswered(post("text/plain;charset=ISO-8859-1", Buffer.buffer(new byte[] {(byte) 0xff})), "1 \u00ff");
  }

  @Test
  void theCharsetOfTheBodyCanBeSaid() {
    route(staging(), answering(ctx -> ctx.body().asString("UTF-16")));

    assertAnswered(post(null, Buffer.buffer("gr\u00fc\u00df \u2603".getBytes(StandardCharsets.UTF_16))), "gr\u00fc\u00df \u2603");
  }

  @Test
  void theBodyIsJson() {
    JsonObject json = new JsonObject().put("foo", "bar").put("blah", 123);
    route(staging(), ctx -> ctx.json(ctx.body().asJsonObject()));

    assertAnswered(post("application/json", json.toBuffer()), json.encode());
  }

  @Test
  void theBodyIsAJsonArray() {
    route(staging(), ctx -> ctx.json(ctx.body().asJsonArray()));

    assertAnswered(post("application/json", new JsonArray().add(1).add("x").toBuffer()), "[1,\"x\"]");
  }

  @Test
  void jsonLargerThanAskedForIsRefused() {
    route(staging(), ctx -> {
      try {
        ctx.end(ctx.body().asJsonObject(10).encode());
      } catch (IllegalStateException e) {
        ctx.fail(413);
      }
    });

    assertThat(post("application/json", Buffer.buffer("0".repeat(48))).status()).isEqualTo(413);
    assertAnswered(post("application/json", Buffer.buffer("{\"k\":1111}")), "{\"k\":1111}");
  }

  @Test
  void whatSaysThatItIsAFormAndIsNotIsABodyToo() {
    route(staging(), answering(ctx -> ctx.body().asJsonObject().getString("a")));

    assertAnswered(post("application/x-www-form-urlencoded", Buffer.buffer("{\"a\":\"b\"}")), "b");
  }

  @Test
  void aBodyOfTheLimitIsTaken() {
    route(staging(options().setBodyLimit(5000)), answering(ctx -> "" + ctx.body().length()));

    assertAnswered(post(null, random(5000)), "5000");
  }

  @Test
  void aBodyThatAnnouncesMoreThanTheLimitIsRefused() {
    route(staging(options().setBodyLimit(5000)), ctx -> ctx.end("called"));

    assertThat(post(null, random(5001)).status()).isEqualTo(413);
    assertLimit("bodyLimit", 5000, 5001);
  }

  @Test
  void aBodyThatHasMoreThanTheLimitIsRefused() {
    route(staging(options().setBodyLimit(5000)), ctx -> ctx.end("called"));

    int status = await(client.request(HttpMethod.POST, "/")
      .compose(request -> {
        request.setChunked(true).write(random(5000));
        return request.send(Buffer.buffer("x"));
      })).statusCode();

    assertThat(status).isEqualTo(413);
    assertThat(failures).singleElement().isInstanceOf(TempFileLimitException.class);
  }

  private void assertLimit(String property, long limit, long size) {
    assertThat(failures).singleElement().isInstanceOfSatisfying(TempFileLimitException.class, failure -> {
      assertThat(failure.property()).isEqualTo(property);
      assertThat(failure.limit()).isEqualTo(limit);
      assertThat(failure.size()).isEqualTo(size);
    });
  }

  @Test
  void aLengthThatIsNoneIsThatOfNobody() {
    route(staging(), answering(ctx -> ctx.body().asString()));

    int status = Integer.parseInt(await(statusLine(socketThatSends("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: \r\n\r\n"))).split(" ")[1]);

    assertThat(status).isEqualTo(400);
  }

  private NetSocket socketThatSends(String text) {
    NetSocket socket = socket();
    socket.write(text);
    return socket;
  }

  @Test
  void theSecondHandlerOfTheKindDoesNothing() {
    router.route().handler(staging());
    route(staging(), answering(ctx -> ctx.body().asString() + ctx.request().params().getAll("p")));

    assertAnswered(post(client, "/?p=1", "text/plain", Buffer.buffer("once")), "once[1]");
  }

  @Test
  void anUnknownExpectationIsNotMet() {
    route(staging(), ctx -> ctx.end());

    int status = await(client.request(HttpMethod.POST, "/")
      .compose(request -> request.putHeader("expect", "a-miracle").send("x"))).statusCode();

    assertThat(status).isEqualTo(417);
  }

  @Test
  void aClientThatWaitsIsToldToGoOn() {
    route(staging(), answering(ctx -> ctx.body().asString()));

    Answer answer = await(client.request(HttpMethod.POST, "/").compose(request -> {
      request.putHeader("expect", "100-continue").setChunked(true).continueHandler(v -> request.end("went on"));
      Future<Answer> answered = Answer.to(request);
      request.writeHead();
      return answered;
    }));

    assertAnswered(answer, "went on");
  }

  @Test
  void aClientThatAnnouncesTooMuchIsNotToldToGoOn() {
    route(staging(options().setBodyLimit(10)), ctx -> ctx.end("called"));

    String line = await(statusLine(socketThatSends(
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 11\r\nexpect: 100-continue\r\n\r\n")));

    assertThat(line).startsWith("HTTP/1.1 413");
  }

  @Test
  void aBodyCanBeStagedAsAFile() {
    Buffer body = random(MEBIBYTE);
    route(staging(options().setStageBodies(true)), ctx -> {
      assertThat(ctx.body().buffer()).isNull();
      assertThat(ctx.fileUploads()).singleElement().satisfies(upload -> {
        assertThat(upload.size()).isEqualTo(MEBIBYTE);
        assertThat(upload.contentType()).isEqualTo("video/mp4");
        assertThat(vertx.fileSystem().readFileBlocking(upload.uploadedFileName())).isEqualTo(body);
      });
      StagingHandler.file(ctx).readAll().onSuccess(ctx::end);
    });

    Answer answer = post("video/mp4", body);

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(body);
  }
}
