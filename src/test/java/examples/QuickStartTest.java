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
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the quick start ends with does what its page says.
 */
class QuickStartTest {

  @TempDir
  private Path directory;
  private Vertx vertx;
  private HttpClient client;
  private QuickStart quickStart;

  @BeforeEach
  void deploy() throws Exception {
    vertx = Vertx.vertx();
    client = vertx.createHttpClient();
    quickStart = new QuickStart(0, directory.resolve("received").toString());
    vertx.deployVerticle(quickStart).await(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private String upload(Buffer content) throws Exception {
    return client.request(HttpMethod.POST, quickStart.server.actualPort(), "127.0.0.1", "/")
      .compose(request -> request.send(content)
        .compose(response -> response.body().map(body -> response.statusCode() + " " + body)))
      .await(10, TimeUnit.SECONDS);
  }

  @Test
  void publishesWhatItReceives() throws Exception {
    String answer = upload(Buffer.buffer("a photo"));

    assertThat(answer).startsWith("201 7 bytes are in ");
    assertThat(Path.of(answer.substring(answer.indexOf(" in ") + 4).strip())).hasContent("a photo");
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    assertThat(upload(Buffer.buffer(new byte[10 * 1024 * 1024 + 1]))).startsWith("413 ").contains("maxFileSize");
    assertThat(directory.resolve("received")).isEmptyDirectory();
  }
}
