/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.tempfile.tests.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example in a process of its own, which answers all tests of a class.
 */
abstract class AnswersTestBase {

  static final int LIMIT = 3_000_000;
  static final String PROBLEM = "application/problem+json";

  @TempDir
  private static Path directory;
  @TempDir
  private static Path published;
  static UploadServerProcess server;
  static Vertx vertx;
  static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    server = UploadServerProcess.start(directory, published, "-Dlimit=" + LIMIT, "-Dinstances=2");
    vertx = Vertx.vertx();
    client = vertx.createHttpClient();
  }

  @AfterAll
  static void stop() throws Exception {
    client.close().await(10, TimeUnit.SECONDS);
    vertx.close().await(10, TimeUnit.SECONDS);
    assertThat(server.namedFiles()).isEmpty();
    assertThat(server.terminate()).isEqualTo(128 + 15);
    assertThat(server.complaints()).isEmpty();
    server.close();
  }

  static Answer send(HttpMethod method, String path, Buffer body, String... headers) throws Exception {
    return client.request(method, server.port(), StageTestBase.HOST, path)
      .compose(request -> {
        for (int i = 0; i < headers.length; i += 2) {
          request.putHeader(headers[i], headers[i + 1]);
        }
        Future<Answer> answer = Answer.to(request);
        if (body == null) {
          request.end();
        } else {
          request.end(body);
        }
        return answer;
      })
      .await(30, TimeUnit.SECONDS);
  }

  static Answer get(String path, String... headers) throws Exception {
    return send(HttpMethod.GET, path, null, headers);
  }

  static Answer post(String type, String body) throws Exception {
    return send(HttpMethod.POST, "/", Buffer.buffer(body), "Content-Type", type);
  }

  static void assertProblem(Answer answer, int status, String words) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo(PROBLEM);
    assertThat(answer.json().getInteger("status")).isEqualTo(status);
    assertThat(answer.json().getString("title")).isNotBlank();
    assertThat(answer.json().getString("detail")).contains(words).doesNotContain("Exception").doesNotContain(directory.toString());
  }
}
