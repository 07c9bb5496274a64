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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.tests.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example in a process of its own, and its clients.
 */
abstract class UploadServerTestBase extends StageTestBase {

  static final int THRESHOLD = 256 * 1024;
  static final String FORM = "multipart/form-data; boundary=limit";

  static final int CLIENTS = 200;

  @TempDir
  Path published;
  HttpClient client;

  @BeforeEach
  void createClient() {
    client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CLIENTS));
  }

  UploadServerProcess start(String... properties) throws IOException {
    return UploadServerProcess.start(directory, published, properties);
  }

  static Future<Answer> send(HttpClient client, HttpMethod method, int port, String path, String type, Buffer body) {
    return client.request(method, port, HOST, path)
      .compose(request -> send(request.putHeader("Content-Type", type), body))
      .map(answer -> {
        assertThat(answer.json()).isNotNull();
        return answer;
      });
  }

  Future<Answer> upload(UploadServerProcess server, Buffer body) {
    return send(client, HttpMethod.POST, server.port(), "/", "application/octet-stream", body);
  }

  Future<Answer> uploadForm(UploadServerProcess server, Buffer... files) {
    Buffer form = Buffer.buffer();
    for (int i = 0; i < files.length; i++) {
      form.appendString(partHead("file" + i)).appendBuffer(files[i]);
    }
    form.appendString("\r\n--limit\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n--limit--\r\n");
    return send(client, HttpMethod.POST, server.port(), "/", FORM, form);
  }

  static String partHead(String name) {
    return "\r\n--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name + "\"\r\n\r\n";
  }

  /** What is told of a file that was not there before, but for the time. */
  static JsonObject description(String name, Buffer content) {
    return new JsonObject().put("name", name).put("fileName", name).put("contentType", "application/octet-stream")
      .put("size", content.length()).put("sha256", sha256(content)).put("url", "/" + sha256(content))
      .put("inMemory", content.length() <= THRESHOLD).put("new", true);
  }

  static String sha256(Buffer content) {
    try {
      return String.format("%064x", new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(content.getBytes())));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static void assertFiles(Answer answer, JsonObject... files) {
    JsonObject content = answer.json();
    for (Object file : content.getJsonArray("files")) {
      assertThat(Instant.parse((String) ((JsonObject) file).remove("published"))).isBeforeOrEqualTo(Instant.now());
    }
    assertThat(content).isEqualTo(new JsonObject().put("files", new JsonArray(List.of(files))));
    assertThat(answer.status()).isEqualTo(Stream.of(files).anyMatch(file -> file.getBoolean("new")) ? 201 : 200);
  }

  /** Each under its SHA-256 with a note, readable for all, and nothing else. */
  void assertPublished(Collection<Buffer> files) throws IOException {
    assertThat(content(published)).extracting(path -> path.getFileName().toString())
      .containsExactlyInAnyOrderElementsOf(files.stream().map(UploadServerTestBase::sha256)
        .flatMap(sum -> Stream.of(sum, sum + ".json")).collect(Collectors.toSet()));
    for (Buffer file : files) {
      Path path = published.resolve(sha256(file));
      assertThat(path).hasBinaryContent(file.getBytes());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-r--r--");
    }
  }

  void waitUntil(BooleanSupplier condition) {
    Promise<Void> met = Promise.promise();
    vertx.setPeriodic(5, timer -> {
      if (condition.getAsBoolean()) {
        met.tryComplete();
        vertx.cancelTimer(timer); // fails when it goes off before it is all set
      }
    });
    await(met.future());
  }

  /** Stop it, and see that it leaves without a trace or a word. */
  void assertEndsQuietly(UploadServerProcess server) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    assertThat(server.terminate()).isEqualTo(128 + 15);
    assertThat((System.nanoTime() - begin) / 1_000_000).as("milliseconds to end").isLessThan(5000);
    assertThat(server.complaints()).isEmpty();
    assertThat(content(directory)).isEmpty();
  }
}
