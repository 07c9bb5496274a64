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

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The example tells what it does not take, and keeps nothing of it.
 */
class UploadServerRefusalsTest extends UploadServerTestBase {

  private void waitUntilNothingIsOpen(UploadServerProcess server) {
    try {
      waitUntil(() -> server.openFiles().isEmpty());
    } catch (AssertionError e) {
      throw new AssertionError("still open: " + server.openFiles(), e);
    }
  }

  @Test
  void keepsNothingOfClientsThatAreCutOff() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only Linux tells what a process has open");
    try (UploadServerProcess server = start()) {
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        RawClient raw = new RawClient(server.port()).sendHead(LARGE.length());
        RawClient form = new RawClient(server.port()).sendHead(LARGE.length(), "Content-Type: " + FORM);
        clients.add(raw.send(random(MEBIBYTE)));
        clients.add(form.send(partHead("small")).send("abc").send(partHead("large")).send(random(MEBIBYTE)));
      }
      // A file loses its name right after it was opened, but for those of a form: a handler may want to open them by it
      waitUntil(() -> server.openFiles().stream().filter(target -> target.endsWith(" (deleted)")).count() == 20
        && server.openFiles().stream().filter(target -> !target.endsWith(" (deleted)")).count() == 20);
      for (int i = 0; i < 40; i++) {
        if (i % 3 == 0) {
          clients.get(i).reset();
        } else {
          clients.get(i).close();
        }
      }
      waitUntilNothingIsOpen(server);
      assertThat(server.namedFiles()).isEmpty();
      assertThat(content(published)).isEmpty();
      assertFiles(await(upload(server, random(5))), description("body", random(5)));
      assertEndsQuietly(server);
    }
  }

  @Test
  void refusesAFormThatIsCutShort() throws Exception {
    Buffer form = Buffer.buffer(partHead("whole") + "abc" + partHead("cut")).appendBuffer(random(MEBIBYTE));
    try (UploadServerProcess server = start();
         RawClient raw = new RawClient(server.port()).sendHead(form.length(), "Content-Type: " + FORM).send(form)) {
      assertThat(raw.receiveStatus()).isEqualTo(400);
      waitUntilNothingIsOpen(server);
      assertThat(content(published)).isEmpty();
      assertEndsQuietly(server);
    }
  }

  @Test
  void refusesWhatIsLargerThanTheLimit() throws Exception {
    try (UploadServerProcess server = start("-Dlimit=1000000")) {
      HttpClient connection = client(HttpVersion.HTTP_1_1);
      assertThat(await(send(connection, HttpMethod.POST, server.port(), "/", "text/plain", random(1_000_000))).status()).isEqualTo(201);
      Answer answer = await(send(connection, HttpMethod.POST, server.port(), "/", "text/plain", LARGE));
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.json().getString("limit")).isEqualTo("maxFileSize");
      assertThat(answer.json().getLong("allowed")).isEqualTo(1_000_000);
      assertThat(await(send(connection, HttpMethod.POST, server.port(), "/", "text/plain", random(1_000_001))).status()).isEqualTo(413);
      assertThat(await(uploadForm(server, random(5), random(1_000_001), random(999_999))).status()).isEqualTo(413);
      assertPublished(List.of(random(1_000_000)));
      assertThat(await(uploadForm(server, random(5), random(1_000_000))).status()).isEqualTo(201);
      waitUntilNothingIsOpen(server);
      assertEndsQuietly(server);
    }
  }

  @Test
  void tellsThatTheDiskIsFull(@TempDir Path mountPoint) throws Exception {
    try (Tmpfs disk = Tmpfs.mount(mountPoint); UploadServerProcess server = UploadServerProcess.start(disk.path(), published)) {
      Answer answer = await(upload(server, LARGE));
      assertThat(answer.status()).isEqualTo(507);
      assertThat(answer.json().getString("detail")).contains("no room");
      assertThat(await(uploadForm(server, random(1000), LARGE)).status()).isEqualTo(507);
      waitUntilNothingIsOpen(server);
      assertThat(content(published)).isEmpty();
      assertFiles(await(upload(server, random(600_000))), description("body", random(600_000)));
      assertEndsQuietly(server);
    }
  }

  @Test
  void tellsThatTheDiskToPublishOnIsFull(@TempDir Path mountPoint) throws Exception {
    try (Tmpfs disk = Tmpfs.mount(mountPoint); UploadServerProcess server = UploadServerProcess.start(directory, disk.path())) {
      Answer answer = await(upload(server, random(2 * MEBIBYTE)));
      assertThat(answer.status()).isEqualTo(507);
      assertThat(answer.json().getString("detail")).contains("no room").doesNotContain(disk.path().toString());
      assertThat(server.openFiles()).isEmpty();
      assertThat(content(disk.path())).isEmpty();
      assertFiles(await(upload(server, random(600_000))), description("body", random(600_000)));
      assertEndsQuietly(server);
    }
  }

  @Test
  void tellsThatItDoesNotKnowSuchAFormPathOrMethod() throws Exception {
    try (UploadServerProcess server = start()) {
      int port = server.port();
      String digits = "0123456789abcdef".repeat(4);
      assertThat(await(send(client, HttpMethod.POST, port, "/other", "text/plain", LARGE)).status()).isEqualTo(404);
      assertThat(await(send(client, HttpMethod.PUT, port, "/", "text/plain", LARGE)).status()).isEqualTo(405);
      assertThat(await(send(client, HttpMethod.POST, port, "/" + digits, "text/plain", LARGE)).status()).isEqualTo(405);
      for (String name : List.of(digits, digits.toUpperCase(Locale.ROOT), digits + "0", "..%2F" + digits, "../" + digits, "%2e%2e/x")) {
        assertThat(await(send(client, HttpMethod.GET, port, "/" + name, "text/plain", Buffer.buffer())).status()).isEqualTo(404);
      }
      Buffer malformed = Buffer.buffer("\r\n--limit\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n"
        + "Content-Transfer-Encoding: no such\r\n\r\nabc\r\n--limit--\r\n");
      assertThat(await(send(client, HttpMethod.POST, port, "/", FORM, malformed)).status()).isEqualTo(400);
      assertEndsQuietly(server);
    }
  }

  @Test
  void tellsThatItsPortIsTaken() throws Exception {
    try (UploadServerProcess first = start(); UploadServerProcess second = start("-Dport=" + first.port())) {
      assertThat(second.greeting()).isNull();
      assertThat(second.exitStatus()).isEqualTo(1);
      assertThat(second.complaints()).singleElement().asString().contains("Cannot start").contains("in use");
    }
  }

  @Test
  void tellsThatItsDirectoryCannotBeMade() throws Exception {
    Path file = Files.createFile(published.resolve("file"));
    try (UploadServerProcess server = UploadServerProcess.start(directory, file.resolve("uploads"))) {
      assertThat(server.greeting()).isNull();
      assertThat(server.exitStatus()).isEqualTo(1);
      assertThat(server.complaints()).singleElement().asString().contains("Cannot start").contains(file.toString());
    }
  }
}
