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

import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagingProblem;
import io.vertx.tempfile.TempFileLimitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client is told.
 */
class StagingProblemTest extends StageTestBase {

  private static StagingProblem problem(Throwable failure) {
    return StagingProblem.of(failure);
  }

  @Test
  void aLimitSaysWhichAndHowMuch() {
    JsonObject json = problem(new TempFileLimitException("too many", "maxFiles", 3, 4)).toJson();
    assertThat(json).isEqualTo(new JsonObject().put("status", 413).put("title", "Content Too Large").put("detail", "too many")
      .put("limit", "maxFiles").put("allowed", 3).put("received", 4));
  }

  @Test
  void eachFailureHasItsStatus() {
    assertThat(problem(new TempFileLimitException("at /secret", "diskQuota", 3, 4)).status()).isEqualTo(507);
    assertThat(problem(new FileSystemException("at /secret", new IOException("No space left on device"))).status()).isEqualTo(507);
    assertThat(problem(new MalformedFormException("no boundary")).status()).isEqualTo(400);
    assertThat(problem(new HttpClosedException("gone")).status()).isEqualTo(400);
    assertThat(problem(new TimeoutException()).status()).isEqualTo(408);
    assertThat(problem(new FileSystemException("at /secret", new IOException("Input/output error"))).status()).isEqualTo(500);
    assertThat(problem(new NullPointerException()).status()).isEqualTo(500);
  }

  @Test
  void nothingOfTheServerIsTold() {
    assertThat(problem(new FileSystemException("at /secret", new IOException("bad"))).toString()).doesNotContain("secret", "Exception");
    assertThat(problem(new TempFileLimitException("at /secret", "diskQuota", 3, 4)).toString()).doesNotContain("secret");
    assertThat(problem(new MalformedFormException("no boundary")).detail()).isEqualTo("no boundary");
    assertThat(problem(new NullPointerException()).detail()).isNotEmpty();
  }

  @Test
  void whatIsClosedIsToldSo() {
    await(fs.close());
    assertThat(problem(failureOf(fs.openTempFile())).status()).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void theAnswerReachesAClientThatIsStillSending(HttpVersion version) {
    int port = serveProblems(new SpooledTempFileOptions().setMaxFileSize(1000));
    JsonObject answer = await(client(version).request(HttpMethod.POST, port, HOST, "/")
      .compose(request -> {
        request.setChunked(true).write(random(MEBIBYTE));
        // Nothing more is sent, and nothing ends it
        return request.response().compose(response -> {
          assertThat(response.statusCode()).isEqualTo(413);
          assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
          return response.body();
        });
      })).toJsonObject();
    assertThat(answer.getString("limit")).isEqualTo("maxFileSize");
  }

  @Test
  void theConnectionEndsThoughTheClientGoesOn() throws IOException {
    int port = serveProblems(new SpooledTempFileOptions().setMaxFileSize(1000));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(100L * MEBIBYTE).send(random(2000));
      assertThat(client.receiveAll()).startsWith("HTTP/1.1 413").contains("\"limit\":\"maxFileSize\"").containsIgnoringCase("connection: close");
    }
  }

  private int serveProblems(SpooledTempFileOptions options) {
    return await(vertx.createHttpServer().requestHandler((HttpServerRequest request) ->
      fs.stage(request, options).onComplete(staged).onFailure(failure -> StagingProblem.of(failure).answer(request))).listen(0, HOST)).actualPort();
  }
}
