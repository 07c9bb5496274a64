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
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.tests.TempFileTestBase;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The example, run as its users run it.
 */
class UploadServerTest extends StageTestBase {

  private static final int THRESHOLD = 256 * 1024;
  private static final String FORM = "multipart/form-data; boundary=limit";

  private static final int CLIENTS = 200;

  @TempDir
  private Path published;
  private HttpClient client;

  @BeforeEach
  void createClient() {
    client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CLIENTS));
  }

  private UploadServerProcess start(String... properties) throws IOException {
    return UploadServerProcess.start(directory, published, properties);
  }

  /** What was answered: the status, and the JSON. */
  private static final class Answer {

    final int status;
    final JsonObject content;

    Answer(int status, Buffer content) {
      this.status = status;
      try {
        this.content = content.toJsonObject();
      } catch (DecodeException e) {
        throw new AssertionError("Answered with " + status + " and no JSON: '" + content + "'", e);
      }
    }
  }

  private static Future<Answer> send(HttpClient client, HttpMethod method, int port, String path, String type, Buffer body) {
    return client.request(method, port, HOST, path)
      .compose(request -> request.putHeader("Content-Type", type).send(body)
        .compose(response -> response.body().map(content -> new Answer(response.statusCode(), content))));
  }

  private Future<Answer> upload(UploadServerProcess server, Buffer body) {
    return send(client, HttpMethod.POST, server.port(), "/", "application/octet-stream", body);
  }

  private Future<Answer> uploadForm(UploadServerProcess server, Buffer... files) {
    Buffer form = Buffer.buffer();
    for (int i = 0; i < files.length; i++) {
      form.appendString(partHead("file" + i)).appendBuffer(files[i]);
    }
    form.appendString("\r\n--limit\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n--limit--\r\n");
    return send(client, HttpMethod.POST, server.port(), "/", FORM, form);
  }

  private static String partHead(String name) {
    return "\r\n--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name + "\"\r\n\r\n";
  }

  private Future<Buffer> download(UploadServerProcess server, String sha256) {
    return client.request(HttpMethod.GET, server.port(), HOST, "/" + sha256)
      .compose(request -> request.send()
        .expecting(HttpResponseExpectation.SC_OK)
        .compose(HttpClientResponse::body));
  }

  /** What is told of a file that was not there before, but for the time. */
  private static JsonObject description(String name, Buffer content) {
    return new JsonObject().put("name", name).put("fileName", name).put("contentType", "application/octet-stream")
      .put("size", content.length()).put("sha256", sha256(content)).put("url", "/" + sha256(content))
      .put("inMemory", content.length() <= THRESHOLD).put("new", true);
  }

  private static String sha256(Buffer content) {
    try {
      return String.format("%064x", new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(content.getBytes())));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertFiles(Answer answer, JsonObject... files) {
    JsonObject content = answer.content.copy();
    for (Object file : content.getJsonArray("files")) {
      assertThat(Instant.parse((String) ((JsonObject) file).remove("published"))).isBeforeOrEqualTo(Instant.now());
    }
    assertThat(content).isEqualTo(new JsonObject().put("files", new JsonArray(List.of(files))));
    assertThat(answer.status).isEqualTo(Stream.of(files).anyMatch(file -> file.getBoolean("new")) ? 201 : 200);
  }

  /** Each under its SHA-256 with a note, readable for all, and nothing else. */
  private void assertPublished(Collection<Buffer> files) throws IOException {
    assertThat(content(published)).extracting(path -> path.getFileName().toString())
      .containsExactlyInAnyOrderElementsOf(files.stream().map(UploadServerTest::sha256)
        .flatMap(sum -> Stream.of(sum, sum + ".json")).collect(Collectors.toSet()));
    for (Buffer file : files) {
      Path path = published.resolve(sha256(file));
      assertThat(path).hasBinaryContent(file.getBytes());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-r--r--");
    }
  }

  private void waitUntilNothingIsOpen(UploadServerProcess server) {
    try {
      waitUntil(() -> server.openFiles().isEmpty());
    } catch (AssertionError e) {
      throw new AssertionError("still open: " + server.openFiles(), e);
    }
  }

  private void waitUntil(BooleanSupplier condition) {
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
  private void assertEndsQuietly(UploadServerProcess server) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    assertThat(server.terminate()).isEqualTo(128 + 15);
    assertThat((System.nanoTime() - begin) / 1_000_000).as("milliseconds to end").isLessThan(5000);
    assertThat(server.complaints()).isEmpty();
    assertThat(content(directory)).isEmpty();
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
      assertThat(await(uploadForm(server)).content.getString("detail")).contains("no file");
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
        assertThat(answer.status).as(answer.content.encode()).isBetween(200, 201);
        JsonObject file = answer.content.getJsonArray("files").getJsonObject(0);
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
      assertThat(await(send(connection, HttpMethod.POST, server.port(), "/", "text/plain", random(1_000_000))).status).isEqualTo(201);
      Answer answer = await(send(connection, HttpMethod.POST, server.port(), "/", "text/plain", LARGE));
      assertThat(answer.status).isEqualTo(413);
      assertThat(answer.content.getString("limit")).isEqualTo("maxFileSize");
      assertThat(answer.content.getLong("allowed")).isEqualTo(1_000_000);
      assertThat(await(send(connection, HttpMethod.POST, server.port(), "/", "text/plain", random(1_000_001))).status).isEqualTo(413);
      assertThat(await(uploadForm(server, random(5), random(1_000_001), random(999_999))).status).isEqualTo(413);
      assertPublished(List.of(random(1_000_000)));
      assertThat(await(uploadForm(server, random(5), random(1_000_000))).status).isEqualTo(201);
      waitUntilNothingIsOpen(server);
      assertEndsQuietly(server);
    }
  }

  @Test
  void tellsThatTheDiskIsFull(@TempDir Path mountPoint) throws Exception {
    try (Tmpfs disk = Tmpfs.mount(mountPoint); UploadServerProcess server = UploadServerProcess.start(disk.path(), published)) {
      Answer answer = await(upload(server, LARGE));
      assertThat(answer.status).isEqualTo(507);
      assertThat(answer.content.getString("detail")).contains("no room");
      assertThat(await(uploadForm(server, random(1000), LARGE)).status).isEqualTo(507);
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
      assertThat(answer.status).isEqualTo(507);
      assertThat(answer.content.getString("detail")).contains("no room").doesNotContain(disk.path().toString());
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
      assertThat(await(send(client, HttpMethod.POST, port, "/other", "text/plain", LARGE)).status).isEqualTo(404);
      assertThat(await(send(client, HttpMethod.PUT, port, "/", "text/plain", LARGE)).status).isEqualTo(405);
      assertThat(await(send(client, HttpMethod.POST, port, "/" + digits, "text/plain", LARGE)).status).isEqualTo(405);
      for (String name : List.of(digits, digits.toUpperCase(Locale.ROOT), digits + "0", "..%2F" + digits, "../" + digits, "%2e%2e/x")) {
        assertThat(await(send(client, HttpMethod.GET, port, "/" + name, "text/plain", Buffer.buffer())).status).isEqualTo(404);
      }
      Buffer malformed = Buffer.buffer("\r\n--limit\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n"
        + "Content-Transfer-Encoding: no such\r\n\r\nabc\r\n--limit--\r\n");
      assertThat(await(send(client, HttpMethod.POST, port, "/", FORM, malformed)).status).isEqualTo(400);
      assertEndsQuietly(server);
    }
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
