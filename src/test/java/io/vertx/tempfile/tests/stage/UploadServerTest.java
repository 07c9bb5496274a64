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
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The example publishes what it got, run as its users run it.
 */
class UploadServerTest extends UploadServerTestBase {

  private Future<Buffer> download(UploadServerProcess server, String sha256) {
    return client.request(HttpMethod.GET, server.port(), HOST, "/" + sha256)
      .compose(request -> request.send()
        .expecting(HttpResponseExpectation.SC_OK)
        .compose(HttpClientResponse::body));
  }

  @Test
  void publishesWhatItGot() throws Exception {
    List<Buffer> files = IntStream.of(0, 1, THRESHOLD, THRESHOLD + 1, 20 * MEBIBYTE).mapToObj(TempFileTestBase::random)
      .collect(Collectors.toList());
    try (UploadServerProcess server = start()) {
      for (Buffer file : files) {
        assertFiles(await(upload(server, file)), description("body", file));
        assertFiles(await(upload(server, file)), description("body", file).put("new", false));
        assertThat(server.openFiles()).isEmpty();
        assertThat(await(download(server, sha256(file)))).isEqualTo(file);
      }
      assertPublished(files);
      assertEndsQuietly(server);
    }
  }

  @Test
  void publishesEachFileOfAForm() throws Exception {
    try (UploadServerProcess server = start()) {
      Buffer[] files = {random(THRESHOLD + 1), random(3), random(2 * MEBIBYTE)};
      assertFiles(await(uploadForm(server, files)),
        description("file0", files[0]), description("file1", files[1]), description("file2", files[2]));
      assertThat(await(uploadForm(server)).json().getString("detail")).contains("no file");
      assertThat(server.openFiles()).isEmpty();
      assertPublished(List.of(files));
      assertEndsQuietly(server);
    }
  }

  @Test
  void takesTwoHundredAtOnceAndPublishesEqualOnesOnce() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only Linux tells what a process has open");
    List<Buffer> distinct = IntStream.range(0, 70).mapToObj(i -> random(i * i * 120)).collect(Collectors.toList());
    List<String> sums = distinct.stream().map(UploadServerTest::sha256).collect(Collectors.toList());
    try (UploadServerProcess server = start()) {
      int listening = sockets(server);
      List<Future<Answer>> answers = IntStream.range(0, CLIENTS).mapToObj(i -> upload(server, distinct.get(i % 70)))
        .collect(Collectors.toList());
      List<String> newOnes = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Answer answer = await(answers.get(i));
        assertThat(answer.status()).as(answer.json().encode()).isBetween(200, 201);
        JsonObject file = answer.json().getJsonArray("files").getJsonObject(0);
        assertThat(file.getString("sha256")).isEqualTo(sums.get(i % 70));
        if (file.getBoolean("new")) {
          newOnes.add(file.getString("sha256"));
        }
      }
      assertThat(newOnes).as("new ones").doesNotHaveDuplicates().hasSize(70);
      assertThat(server.openFiles()).isEmpty();
      assertPublished(distinct);
      List<Future<Buffer>> downloads = IntStream.range(0, CLIENTS)
        .mapToObj(i -> download(server, sums.get(i % 70))).collect(Collectors.toList());
      for (int i = 0; i < CLIENTS; i++) {
        assertThat(await(downloads.get(i))).isEqualTo(distinct.get(i % 70));
      }
      await(client.close());
      waitUntil(() -> sockets(server) == listening);
      assertThat(server.namedFiles()).isEmpty();
      assertEndsQuietly(server);
    }
  }

  private static int sockets(UploadServerProcess server) {
    return (int) server.descriptors().stream().filter(target -> target.startsWith("socket:")).count();
  }

  @Test
  void endsInTheMiddleOfUploads() throws Exception {
    try (UploadServerProcess server = start()) {
      try (RawClient raw = new RawClient(server.port()); RawClient form = new RawClient(server.port())) {
        raw.sendHead(LARGE.length()).send(random(MEBIBYTE));
        form.sendHead(LARGE.length(), "Content-Type: " + FORM).send(partHead("file")).send(random(MEBIBYTE));
        waitUntil(() -> server.openFiles().size() == 2);
        assertEndsQuietly(server);
        assertThat(content(published)).isEmpty();
      }
    }
  }
}
