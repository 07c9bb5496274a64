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

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.StagingProblem;
import io.vertx.tempfile.StagingProgress;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Whole forms, all or nothing.
 */
class WholeFormTest extends StageTestBase {

  private static final String TYPE = "multipart/form-data; boundary=xYzZY";
  private static final String FORM = "Content-Type: " + TYPE;

  private final Promise<StagedForm> form = Promise.promise();

  /** What is known of a file is known to the handle itself. */
  @Override
  protected boolean recordsFutures() {
    return false;
  }

  @AfterEach
  void closeForm() {
    if (form.future().succeeded()) {
      await(form.future().result().close());
    }
  }

  private int serveForms(StagedFormOptions options) {
    return serve(request -> stageForm(request, options));
  }

  private Future<StagedForm> stageForm(HttpServerRequest request, StagedFormOptions options) {
    return fs.stageForm(request, options).onComplete(form::tryComplete, form::tryFail);
  }

  private static Buffer field(String name, String value) {
    return Buffer.buffer("--xYzZY\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
  }

  private static Buffer file(String name, String fileName, String type, Buffer content) {
    return Buffer.buffer("--xYzZY\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"\r\n"
      + "Content-Type: " + type + "\r\n\r\n").appendBuffer(content).appendString("\r\n");
  }

  private static Buffer whole(Buffer... parts) {
    Buffer body = Buffer.buffer();
    for (Buffer part : parts) {
      body.appendBuffer(part);
    }
    return body.appendString("--xYzZY--\r\n");
  }

  private int post(HttpVersion version, int port, Buffer body) {
    return await(client(version).request(HttpMethod.POST, port, HOST, "/")
      .compose(request -> request.putHeader(HttpHeaders.CONTENT_TYPE, TYPE).send(body)
        .compose(response -> response.end().map(response.statusCode()))));
  }

  private void assertNothingIsLeft() {
    assertThat(openFiles()).isEmpty();
    assertThat(fs.stats().getOpenFiles()).isZero();
    assertThat(fs.stats().getBytesInMemory()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void fieldsAndFilesAreThereInTheirOrder(HttpVersion version) {
    int port = serveForms(new StagedFormOptions().setMaxFileSize(0));
    assertThat(post(version, port, whole(field("a", "1"), file("f", "C:\\dir\\ü.txt", "text/plain; charset=utf-16", random(1000)),
      field("b", "ä"), file("g", "g.bin", "application/x-g", LARGE), field("a", "2"), file("f", "2", "text/html", random(10)))))
      .isEqualTo(200);

    StagedForm whole = await(form.future());
    assertThat(whole.fields().getAll("a")).containsExactly("1", "2");
    assertThat(whole.fields().get("b")).isEqualTo("ä");
    assertThat(whole.fields()).hasSize(3);
    assertThat(whole.files()).extracting(StagedFile::name).containsExactly("f", "g", "f");
    assertThat(whole.files()).extracting(StagedFile::contentType).containsExactly("text/plain", "application/x-g", "text/html");
    assertThat(whole.files()).extracting(StagedFile::size).containsExactly(1000L, (long) LARGE.length(), 10L);
    assertThat(whole.files().get(0).charset()).isEqualToIgnoringCase("utf-16");
    assertThat(whole.files().get(1).charset()).isNull();
    assertThat(whole.files().get(0).safeFileName()).isEqualTo("ü.txt");
    assertThat(whole.files().get(0).file().isInMemory()).isTrue();
    assertThat(whole.files().get(1).file().isInMemory()).isFalse();
    assertThat(whole.file("g")).isSameAs(whole.files().get(1));
    assertThat(whole.file("f")).isSameAs(whole.files().get(0));
    assertThat(whole.file("h")).isNull();
    assertThat(contentOf(whole.files().get(0).file())).isEqualTo(random(1000));
    assertThat(contentOf(whole.files().get(1).file())).isEqualTo(LARGE);
    assertThat(contentOf(whole.files().get(2).file())).isEqualTo(random(10));
  }

  @Test
  void closingItClosesWhatIsStillThere() throws IOException {
    int port = serveForms(new StagedFormOptions().setMaxInMemorySize(0));
    assertThat(post(HttpVersion.HTTP_1_1, port, whole(file("a", "a", "a/a", random(10)), file("b", "b", "b/b", random(20)),
      file("c", "c", "c/c", random(30))))).isEqualTo(200);
    StagedForm whole = await(form.future());
    Path target = directory.resolve("published");
    await(whole.file("a").file().persist(target.toString()));
    String check = await(whole.file("b").file().checkIn());

    Future<Void> closed = whole.close();
    await(closed);

    assertThat(whole.close()).isSameAs(closed);
    assertThat(Files.readAllBytes(target)).isEqualTo(random(10).getBytes());
    assertThat(failureOf(whole.file("c").file().readAll())).isInstanceOf(IllegalStateException.class);
    TempFile claimed = await(fs.claim(check));
    assertThat(contentOf(claimed)).isEqualTo(random(20));
    await(claimed.close());
    Files.delete(target);
  }

  @Test
  void whatTheClientSaidTravelsWithAClaimCheck() {
    int port = serveForms(new StagedFormOptions().setMetadata(new JsonObject().put("user", "u")));
    assertThat(post(HttpVersion.HTTP_1_1, port, whole(file("photo", "p.jpg", "image/jpeg", random(10))))).isEqualTo(200);
    StagedFile file = await(form.future()).files().get(0);
    assertThat(file.file().metadata()).isEqualTo(new JsonObject().put("user", "u"));
    file.file().setMetadata(new JsonObject().put("user", "v").put("n", 1));

    TempFile claimed = await(file.file().checkIn().compose(fs::claim));

    StagedFile known = StagedFile.of(claimed);
    assertThat(known.name()).isEqualTo("photo");
    assertThat(known.fileName()).isEqualTo("p.jpg");
    assertThat(known.contentType()).isEqualTo("image/jpeg");
    assertThat(known.charset()).isNull();
    assertThat(known.size()).isEqualTo(10);
    assertThat(known.file()).isSameAs(claimed);
    assertThat(claimed.metadata()).isEqualTo(new JsonObject().put("user", "v").put("n", 1));
    await(claimed.close());
  }

  @Test
  void aFileOfNoFormIsNone() {
    TempFile file = await(fs.openSpooledTempFile());
    assertThat(StagedFile.of(file)).isNull();
    await(file.close());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aFormWithoutItsLastBoundaryIsRefusedAtOnce(HttpVersion version) {
    int port = serveForms(new StagedFormOptions().setMaxInMemorySize(0));
    assertThat(post(version, port, file("a", "a", "a/a", random(100_000)))).isEqualTo(413);
    assertThat(failureOf(form.future())).isInstanceOf(MalformedFormException.class).hasMessageContaining("boundary");
    assertNothingIsLeft();
  }

  @Test
  void aClientThatGoesInTheMiddleLeavesNothing() throws IOException {
    Promise<HttpServerRequest> received = Promise.promise();
    int port = serve(request -> {
      received.complete(request);
      return stageForm(request, new StagedFormOptions().setMaxInMemorySize(0));
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(MEBIBYTE, FORM).send(file("a", "a", "a/a", random(1000))).send(file("b", "b", "b/b", random(1000)));
      await(eventually(() -> received.future().succeeded() && received.future().result().bytesRead() > 2000));
    }
    assertThat(failureOf(form.future())).isInstanceOf(HttpClosedException.class);
    assertNothingIsLeft();
  }

  @Test
  void aClientThatStopsIsGivenUp() throws IOException {
    int port = serveForms(new StagedFormOptions().setMaxInMemorySize(0).setFormEndTimeout(200));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(MEBIBYTE, FORM).send(file("a", "a", "a/a", random(5000)));
      await(form.future().otherwiseEmpty());
      assertThat(form.future().cause()).isInstanceOf(TimeoutException.class).hasMessageContaining("1024 bytes");
      assertThat(StagingProblem.of(form.future().cause()).status()).isEqualTo(408);
    }
    assertNothingIsLeft();
  }

  @Test
  void aFormLargerThanItMayBeIsRefusedByWhatItAnnounces() throws IOException {
    int port = serveForms(new StagedFormOptions().setMaxFormSize(1000));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(1001, FORM, "Expect: 100-continue");
      assertThat(client.receiveStatus()).isEqualTo(413);
    }
    assertThat(failureOf(form.future())).isInstanceOfSatisfying(TempFileLimitException.class, failure -> {
      assertThat(failure.property()).isEqualTo("maxFormSize");
      assertThat(failure.limit()).isEqualTo(1000);
      assertThat(failure.size()).isEqualTo(1001);
    });
  }

  @Test
  void whoAsksBeforeHeSendsIsToldToGoOn() throws IOException {
    int port = serveForms(new StagedFormOptions());
    Buffer body = whole(field("a", "b"));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(body.length(), FORM, "Expect: 100-continue");
      assertThat(client.receiveStatus()).isEqualTo(100);
      client.send(body);
      assertThat(client.receiveStatus()).isEqualTo(200);
    }
    assertThat(await(form.future()).fields().get("a")).isEqualTo("b");
  }

  @Test
  void aFileOverItsLimitTakesTheOthersWithIt() {
    int port = serveForms(new StagedFormOptions().setMaxFileSize(1000).setMaxInMemorySize(0));
    assertThat(post(HttpVersion.HTTP_1_1, port, whole(file("a", "a", "a/a", random(1000)), file("b", "b", "b/b", random(1001)))))
      .isEqualTo(413);
    assertThat(failureOf(form.future())).isInstanceOf(TempFileLimitException.class).hasMessageContaining("b");
    assertThat(fs.stats().getLimitRefusals()).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  void aDirectoryThatIsMissingTakesAllWithIt() {
    int port = serveForms(new StagedFormOptions().setMaxInMemorySize(100).setDirectory(directory.resolve("missing").toString()));
    assertThat(post(HttpVersion.HTTP_1_1, port, whole(file("a", "a", "a/a", random(10)), file("b", "b", "b/b", random(1001)))))
      .isEqualTo(413);
    assertThat(failureOf(form.future())).hasMessageContaining("missing");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aDiskThatIsFullTakesAllWithIt(HttpVersion version, @TempDir Path mountPoint) throws IOException {
    try (Tmpfs disk = Tmpfs.mount(mountPoint)) {
      int port = serveForms(new StagedFormOptions().setMaxFileSize(0).setDirectory(disk.path().toString()));
      assertThat(post(version, port, whole(file("a", "a", "a/a", random(300_000)), file("b", "b", "b/b", LARGE)))).isEqualTo(413);
      assertThat(failureOf(form.future())).hasMessageContaining("No space left on device");
      assertThat(StagingProblem.of(form.future().cause()).status()).isEqualTo(507);
      assertThat(OpenFiles.in(disk.path())).isEmpty();
      assertNothingIsLeft();
    }
  }

  @Test
  void anOwnerThatIsUndeployedTakesAllWithIt() throws IOException {
    Promise<HttpServerRequest> received = Promise.promise();
    Promise<Integer> port = Promise.promise();
    String id = await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        return vertx.createHttpServer().requestHandler(request -> {
          stageForm(request, new StagedFormOptions().setMaxInMemorySize(0));
          received.complete(request);
        }).listen(0, HOST).onSuccess(server -> port.complete(server.actualPort()));
      }
    }));
    try (RawClient client = new RawClient(await(port.future()))) {
      client.sendHead(MEBIBYTE, FORM).send(file("a", "a", "a/a", random(1000)));
      await(received.future());
      await(vertx.undeploy(id));
      assertThat(failureOf(form.future())).isNotNull();
    }
    assertNothingIsLeft();
  }

  @Test
  void aFileSystemThatClosesTakesAFormOfFieldsWithItToo() throws IOException {
    Promise<HttpServerRequest> received = Promise.promise();
    int port = serve(request -> {
      Future<StagedForm> staging = stageForm(request, new StagedFormOptions());
      received.complete(request);
      return staging;
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(MEBIBYTE, FORM).send(field("a", "b"));
      await(received.future());
      await(fs.close());
      assertThat(failureOf(form.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
      assertThat(StagingProblem.of(form.future().cause()).status()).isEqualTo(503);
    }
  }

  @Test
  void fieldsOfAPlainFormAreThere() {
    int port = serveForms(new StagedFormOptions());
    await(client(HttpVersion.HTTP_1_1).request(HttpMethod.POST, port, HOST, "/")
      .compose(request -> request.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded").send("a=1&b=%C3%A4+x&a=2")
        .compose(response -> response.end())));
    StagedForm whole = await(form.future());
    assertThat(whole.fields().getAll("a")).containsExactly("1", "2");
    assertThat(whole.fields().get("b")).isEqualTo("ä x");
    assertThat(whole.files()).isEmpty();
  }

  @Test
  void whatIsNoFormIsRefused() {
    int port = serveForms(new StagedFormOptions());
    await(client(HttpVersion.HTTP_1_1).request(HttpMethod.POST, port, HOST, "/")
      .compose(request -> request.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain").send("a=1")
        .compose(response -> response.end())));
    assertThat(failureOf(form.future())).isInstanceOf(MalformedFormException.class).hasMessageContaining("text/plain");
  }

  @Test
  void aFormThatWasReadIsRefused() {
    int port = serve(request -> request.body().compose(body -> stageForm(request, new StagedFormOptions())));
    assertThat(post(HttpVersion.HTTP_1_1, port, whole(field("a", "b")))).isEqualTo(413);
    assertThat(failureOf(form.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("read");
  }

  @Test
  void manyFilesUnderPressureAreAllThere() {
    Buffer[] parts = new Buffer[200];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = file("f" + i, "n" + i, "a/b", random(i * 1000));
    }
    int port = serveForms(new StagedFormOptions().setMaxInMemorySize(0));
    assertThat(post(HttpVersion.HTTP_2, port, whole(parts))).isEqualTo(200);
    List<StagedFile> files = await(form.future()).files();
    assertThat(files).hasSize(200);
    for (int i = 0; i < parts.length; i++) {
      assertThat(contentOf(files.get(i).file())).as(files.get(i).name()).isEqualTo(random(i * 1000));
    }
  }

  @Test
  void itIsToldHowFarWhichPartHasCome() throws IOException {
    Queue<StagingProgress> told = new ConcurrentLinkedQueue<>();
    Promise<Void> first = Promise.promise();
    int port = serve(request -> fs.stageForm(request, new StagedFormOptions(), progress -> {
      told.add(progress);
      if ("a".equals(progress.getPart())) {
        first.tryComplete();
      }
    }).onComplete(form));
    Buffer body = whole(file("a", "a", "a/a", random(5000)), file("b", "b", "b/b", random(5000)));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(body.length(), FORM).send(body.getBuffer(0, 3000));
      await(first.future());
      client.send(body.getBuffer(3000, body.length()));
      assertThat(client.receiveStatus()).isEqualTo(200);
    }
    List<StagingProgress> all = new ArrayList<>(told);
    assertThat(all).allMatch(progress -> progress.getExpected() == body.length());
    assertThat(all.get(all.size() - 1).getBytes()).isEqualTo(body.length());
  }

  @Test
  void itCompletesOnItsOwner() {
    Promise<Context> where = Promise.promise();
    Promise<Context> owner = Promise.promise();
    int port = serve(request -> {
      owner.complete(vertx.getOrCreateContext());
      return stageForm(request, new StagedFormOptions()).onComplete(v -> where.complete(vertx.getOrCreateContext()));
    });
    assertThat(post(HttpVersion.HTTP_1_1, port, whole(file("a", "a", "a/a", random(5000))))).isEqualTo(200);
    assertThat(await(where.future())).isSameAs(await(owner.future()));
  }

  @Test
  void nullIsThrown() {
    assertThatNullPointerException().isThrownBy(() -> fs.stageForm(null));
  }

  @Test
  void eachByteAtWhichAClientIsCutOffLeavesNothing() throws IOException {
    Buffer body = whole(field("a", "b"), file("f", "f", "a/b", Buffer.buffer("content")));
    for (int cut = 0; cut < body.length(); cut++) {
      Promise<StagedForm> outcome = Promise.promise();
      int port = cut == 0 ? port(outcome) : this.port;
      this.outcome = outcome;
      try (RawClient client = new RawClient(port)) {
        client.sendHead(body.length(), FORM).send(body.getBuffer(0, cut)).finish();
        assertThat(failureOf(outcome.future())).as("cut after %s", cut).isInstanceOf(HttpClosedException.class);
      }
    }
    assertNothingIsLeft();
  }

  private volatile Promise<StagedForm> outcome;
  private int port;

  private int port(Promise<StagedForm> first) {
    outcome = first;
    port = serve(request -> fs.stageForm(request, new StagedFormOptions().setMaxInMemorySize(0)).onComplete(outcome));
    return port;
  }
}
