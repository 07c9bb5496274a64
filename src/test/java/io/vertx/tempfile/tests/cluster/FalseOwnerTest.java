/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.cluster;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.NoSuchElementException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node that does not do what it should is refused, and nothing of what it sends is left.
 */
class FalseOwnerTest extends ClusterTestBase {

  private static final byte[] NODE = new byte[16];

  private MessageConsumer<JsonObject> consumer;
  private HttpServer server;
  private Object answer;
  private volatile int committed;

  @Override
  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions().setLease(1000);
  }

  private String check() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(52).put(new byte[36]).put(NODE).array());
  }

  @BeforeEach
  void pretend() {
    String address = "io.vertx.tempfile.node." + Base64.getUrlEncoder().withoutPadding().encodeToString(NODE);
    consumer = ownerVertx.eventBus().consumer(address, message -> {
      committed += "commit".equals(message.body().getString("operation")) ? 1 : 0;
      message.reply(answer);
    });
    await(consumer.completion());
  }

  @AfterEach
  void stop() {
    await(consumer.unregister());
    if (server != null) {
      await(server.close());
    }
  }

  private interface Serving {
    void serve(HttpServerRequest request);
  }

  private void serve(Serving serving) {
    server = await(ownerVertx.createHttpServer().requestHandler(serving::serve).listen(0, Cluster.LOOPBACK));
    answer = terms(server.actualPort());
  }

  private static JsonObject terms(int port) {
    JsonObject settings = new JsonObject().put("readPosition", 0).put("readLength", Long.MAX_VALUE).put("readBufferSize", 8192)
      .put("writePosition", 0).put("writeEnded", false).put("highWaterMark", 8192);
    JsonObject file = new JsonObject().put("kind", "UNNAMED").put("options", new TempFileOptions().toJson()).put("inMemory", false)
      .put("namedOnDisk", false).put("nameIsGone", false).put("settings", settings);
    return new JsonObject().put("version", 1).put("status", "ok").put("host", Cluster.LOOPBACK).put("port", port).put("tls", false)
      .put("ticket", "A".repeat(32)).put("lease", 1000).put("size", 1000).put("file", file);
  }

  private void assertRefused(String reason) {
    assertThat(failureOf(claimer.claim(check()))).hasMessageContaining(reason).hasMessageNotContaining("AAAAAAAA");
    assertThat(content("claimer")).isEmpty();
    assertThat(claimer.stats().getOpenFiles()).isZero();
    assertThat(committed).isZero();
  }

  @Test
  void whatIsLongerThanItToldIsRefused() {
    serve(request -> request.response().end(Buffer.buffer(new byte[1001])));

    assertRefused("something else");
  }

  @Test
  void whatIsShorterThanItToldIsRefused() {
    serve(request -> request.response().end(Buffer.buffer(new byte[999])));

    assertRefused("something else");
  }

  @Test
  void whatHasNoLengthIsRefused() {
    serve(request -> request.response().setChunked(true).end(Buffer.buffer(new byte[5000])));

    assertRefused("something else");
  }

  @Test
  void whatEndsEarlyIsGivenUpInTheEnd() {
    serve(request -> request.response().putHeader("Content-Length", "1000").write(Buffer.buffer())
      .onComplete(v -> request.connection().close()));

    assertRefused("Unable to claim a file of another node");
  }

  @Test
  void anErrorIsRefused() {
    serve(request -> request.response().setStatusCode(500).end(Buffer.buffer(new byte[1000])));

    assertRefused("something else");
  }

  @Test
  void anotherVersionIsToldClearly() {
    answer = terms(5).put("version", 7);

    assertThat(failureOf(claimer.claim(check()))).isInstanceOf(NoSuchElementException.class).hasMessageContaining("versions")
      .hasMessageContaining("1 and 7");
  }

  @Test
  void termsThatAreNoneAreRefused() {
    for (JsonObject none : new JsonObject[] {terms(0), terms(70_000), terms(5).put("size", -1), terms(5).put("ticket", "../../etc"),
      terms(5).putNull("host"), terms(5).put("file", new JsonObject()), terms(5).put("lease", "long")}) {
      answer = none;

      assertRefused("cannot be understood");
    }
  }

  @Test
  void whatIsNoAnswerIsRefused() {
    for (Object none : new Object[] {null, "ok", 5, new JsonArray(), new JsonObject()}) {
      answer = none;

      assertThat(failureOf(claimer.claim(check()))).as(String.valueOf(none)).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void aFileThatWouldLeaveTheDirectoryIsRefused() {
    JsonObject terms = terms(5);
    terms.getJsonObject("file").put("kind", "NAMED").getJsonObject("options").put("prefix", "../../x");
    answer = terms;

    assertRefused("cannot be understood");
  }

  @Test
  void plainTextFromElsewhereIsRefused() {
    answer = terms(5).put("host", "192.0.2.1");

    assertRefused("plain text");
  }

  @Test
  void tlsThatThisNodeHasNotIsRefused() {
    answer = terms(5).put("tls", true);

    assertRefused("uses TLS");
  }

  @Test
  void aNodeThatNobodyHasIsGone() {
    await(consumer.unregister());

    assertRefused("gone");
  }

  @Test
  void manyWhoWaitForTheirTurnAreGivenUpAtOnce() throws IOException {
    answer = new JsonObject().put("version", 1).put("status", "busy");
    for (int i = 0; i < 20_000; i++) {
      claimer.claim(check());
    }
    TempFileSystem another = fileSystem(claimerVertx, "claimer", claimerOptions());

    await(claimer.close());

    answer = new JsonObject().put("version", 1).put("status", "refused").put("reason", "it is over");
    assertThat(failureOf(another.claim(check()))).hasMessage("it is over");
    await(another.close());
  }
}
