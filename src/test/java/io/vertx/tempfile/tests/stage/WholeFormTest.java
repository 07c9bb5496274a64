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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.StagingProgress;
import io.vertx.tempfile.TempFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Whole forms are there with all that was sent, in its order.
 */
class WholeFormTest extends WholeFormTestBase {

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
}
