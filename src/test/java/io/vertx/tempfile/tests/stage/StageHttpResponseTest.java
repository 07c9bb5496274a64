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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.tempfile.TempFileLimitException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The body of an HTTP response, on the side of the client.
 */
class StageHttpResponseTest extends StageTestBase {

  private static Future<HttpClientResponse> get(HttpClient client, int port) {
    return client.request(HttpMethod.GET, port, HOST, "/").compose(HttpClientRequest::send);
  }

  private int serveLarge() {
    return await(vertx.createHttpServer().requestHandler(request -> request.response().end(LARGE)).listen(0, HOST)).actualPort();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void isStagedOnceAndWhole(HttpVersion version) {
    HttpClientResponse response = await(get(client(version), serveLarge()).onSuccess(received -> stage(received, underPressure())));
    assertThat(stagedContent()).isEqualTo(LARGE);
    assertThat(failureOf(fs.stage(response))).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void leavesTheConnectionToTheNextRequestWhenItIsTooLarge(HttpVersion version) {
    int port = serveLarge();
    HttpClient client = client(version);
    get(client, port).onSuccess(response -> stage(response, onDisk().setMaxFileSize(1000)));
    assertThat(failureOf(staged.future())).isInstanceOf(TempFileLimitException.class);
    assertThat(await(get(client, port).compose(HttpClientResponse::body))).isEqualTo(LARGE);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void failsWhenTheServerGoesMidway(HttpVersion version) {
    int port = await(vertx.createHttpServer().requestHandler(request -> request.response().setChunked(true).write(Buffer.buffer("begun"))
      .onSuccess(v -> request.connection().close())).listen(0, HOST)).actualPort();
    get(client(version), port).onComplete(response -> stage(response, onDisk()), staged::tryFail);
    assertThat(failureOf(staged.future())).isNotNull();
  }
}
