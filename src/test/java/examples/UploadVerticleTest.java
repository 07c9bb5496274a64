/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What clients are told when the verticle that is to publish is not there, or does not want to.
 */
class UploadVerticleTest {

  @TempDir
  private Path directory;
  private Vertx vertx;
  private HttpClient client;
  private UploadVerticle server;

  @BeforeEach
  void deploy() throws Exception {
    vertx = Vertx.vertx();
    client = vertx.createHttpClient();
    server = new UploadVerticle(0, new Settings(0, directory, 0, 1));
    vertx.deployVerticle(server).await(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private String upload() throws Exception {
    return client.request(HttpMethod.POST, server.port(), "127.0.0.1", "/")
      .compose(request -> request.send(Buffer.buffer("content"))
        .compose(response -> response.body().map(body -> response.statusCode() + " " + body.toJsonObject().getString("detail"))))
      .await(10, TimeUnit.SECONDS);
  }

  @Test
  void nobodyToClaim() throws Exception {
    assertThat(upload()).startsWith("503 ").contains("nobody is there to publish it");
  }

  @Test
  void statusOfTheRecipient() throws Exception {
    vertx.eventBus().<JsonObject>consumer(PublishVerticle.ADDRESS, message -> message.fail(507, "no room"));
    assertThat(upload()).isEqualTo("507 no room");
  }

  @Test
  void claimCheckThatStandsForNothing() throws Exception {
    vertx.deployVerticle(new PublishVerticle(new Settings(0, directory, 0, 1))).await(10, TimeUnit.SECONDS);
    
    assertThatThrownBy(() -> vertx.eventBus().request(PublishVerticle.ADDRESS, "x").await(10, TimeUnit.SECONDS))
      .isInstanceOfSatisfying(ReplyException.class, failure -> assertThat(failure.failureCode()).isEqualTo(503))
      .hasMessageContaining("waited too long");
  }
}
