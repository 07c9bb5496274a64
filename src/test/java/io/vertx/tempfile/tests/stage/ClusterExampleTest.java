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
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example as two nodes of a cluster: what comes to one of them, the workers of both publish.
 */
class ClusterExampleTest extends StageTestBase {

  private static final int UPLOADS = 24;

  @TempDir
  private Path published;

  private UploadServerProcess start() throws IOException {
    return UploadServerProcess.start(directory, published, "-Dcluster=true", "-Dinstances=1", "-Xmx256m");
  }

  @Test
  void theWorkersOfBothPublish() throws Exception {
    HttpClient client = vertx.createHttpClient();
    try (UploadServerProcess first = start(); UploadServerProcess second = start()) {
      List<Future<Integer>> uploads = new ArrayList<>();
      for (int i = 0; i < UPLOADS; i++) {
        Buffer body = random(1000 + i * 50_000);
        uploads.add(client.request(HttpMethod.POST, first.port(), HOST, "/").compose(request -> request.send(body)
          .compose(response -> response.body().map(v -> response.statusCode()))));
      }
      await(Future.all(uploads));

      assertThat(uploads).allMatch(upload -> upload.result() == 201);
      assertThat(files()).hasSize(UPLOADS);
      assertThat(statistics(client, second).getLong("transfersReceived")).isBetween(1L, UPLOADS - 1L);
      assertThat(statistics(client, second).getLong("openFiles")).isZero();
      assertThat(statistics(client, first).getLong("unclaimedChecks")).isZero();
      first.terminate();
      second.terminate();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(published)) {
      return all.filter(path -> path.getFileName().toString().matches("[0-9a-f]{64}")).collect(Collectors.toList());
    }
  }

  private JsonObject statistics(HttpClient client, UploadServerProcess server) {
    String event = await(client.request(HttpMethod.GET, server.port(), HOST, "/stats").compose(request -> request.send())
      .compose(response -> Future.<String>future(promise -> response.handler(data -> {
        if (promise.tryComplete(data.toString())) {
          response.request().connection().close();
        }
      }))));
    return new JsonObject(event.substring(event.indexOf('{')));
  }
}
