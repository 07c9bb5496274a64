/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.web.StagingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of forms, as handlers written for BodyHandler know them, and as the ones that know better.
 */
class UploadsTest extends WebTestBase {

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 5000, 7990, 20_000, 256 * KIBIBYTE, 256 * KIBIBYTE + 1, 3 * MEBIBYTE})
  void anUploadIsThereAsAFile(int size) {
    Buffer content = random(size);
    route(staging(), ctx -> assertUpload(ctx, content));

    assertOk(post(Form.TYPE, Form.ofOneFile(content)));
  }

  @Test
  void anUploadOverHttp2IsThereAsAFile() {
    Buffer content = random(3 * MEBIBYTE);
    route(staging(), ctx -> assertUpload(ctx, content));

    assertOk(post(http2, "/", Form.TYPE, Form.ofOneFile(content)));
  }

  private void assertUpload(RoutingContext ctx, Buffer content) {
    FileUpload upload = ctx.fileUploads().get(0);
    assertThat(ctx.fileUploads()).hasSize(1);
    assertThat(upload.name()).isEqualTo("file");
    assertThat(upload.fileName()).isEqualTo("some file.dat");
    assertThat(upload.contentType()).isEqualTo("application/octet-stream");
    assertThat(upload.contentTransferEncoding()).isEqualTo("binary");
    assertThat(upload.size()).isEqualTo(content.length());
    assertThat(upload.cancel()).isFalse();
    Path path = Path.of(upload.uploadedFileName());
    assertThat(path).hasParent(directory);
    assertThat(upload.uploadedFileName()).isEqualTo(path.toString());
    assertThat(vertx.fileSystem().readFileBlocking(path.toString())).isEqualTo(content);
    assertThat(ctx.body().buffer()).isNull();
    assertThat(ctx.body().available()).isTrue();
    upload.delete().onSuccess(v -> {
      assertThat(path).doesNotExist();
      ctx.end();
    }).onFailure(ctx::fail);
  }

  @Test
  void aSmallFileIsNeverOnDiskUnlessSomebodyAsksForItsName() {
    route(staging(), ctx -> {
      assertThat(content(directory)).isEmpty();
      assertThat(StagingHandler.form(ctx).file("file").file().isInMemory()).isTrue();
      ctx.end();
    });

    assertOk(post(Form.TYPE, Form.ofOneFile(random(1000))));
  }

  @Test
  void allFilesAreOnDiskWhenThatIsWanted() {
    route(staging(options().setWriteUploadedFiles(true)), ctx -> {
      assertThat(content(directory)).hasSize(2);
      ctx.end();
    });

    assertOk(postForm(new Form().file("a", "a", random(1000)).file("b", "b", random(300_000))));
  }

  @Test
  void aLargeFileHasItsNameFromTheStart() {
    route(staging(), ctx -> {
      Path path = content(directory).get(0);
      assertThat(ctx.fileUploads().get(0).uploadedFileName()).isEqualTo(path.toString());
      ctx.end();
    });

    assertOk(post(Form.TYPE, Form.ofOneFile(random(MEBIBYTE))));
  }

  @Test
  void anotherDirectoryCanBeChosen() {
    route(staging(options().setDirectory(directory.resolve("other").toString())), ctx -> {
      assertThat(Path.of(ctx.fileUploads().get(0).uploadedFileName())).hasParent(directory.resolve("other"));
      ctx.end();
    });
    vertx.fileSystem().mkdirBlocking(directory.resolve("other").toString());

    assertOk(post(Form.TYPE, Form.ofOneFile(random(5000))));
    await(eventually(() -> content(directory.resolve("other")).isEmpty()));
    await(vertx.fileSystem().deleteRecursive(directory.resolve("other").toString()));
  }

  @Test
  void theFormIsReachedByOneCall() {
    Buffer content = random(1000);
    route(staging(), ctx -> {
      StagedForm form = StagingHandler.form(ctx);
      StagedFile file = form.file("file");
      assertThat(form.fields().get("a")).isEqualTo("1");
      assertThat(file.safeFileName()).isEqualTo("passwd");
      file.file().readAll().onSuccess(ctx::end);
    });

    Answer answer = postForm(new Form().field("a", "1").file("file", "../../etc/passwd", content));

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(content);
  }

  @Test
  void thereIsNoFormWhereThereWasNone() {
    route(staging(), answering(ctx -> StagingHandler.form(ctx) + " " + StagingHandler.file(ctx)));

    assertAnswered(post("text/plain", Buffer.buffer("x")), "null null");
    assertAnswered(get("/"), "null null");
  }

  @Test
  void aFileThatWasMovedAwayIsWhereItWasMovedTo() throws Exception {
    Buffer content = random(MEBIBYTE);
    Path kept = Files.createTempDirectory("kept").resolve("upload");
    route(staging(), ctx -> vertx.fileSystem().move(ctx.fileUploads().get(0).uploadedFileName(), kept.toString())
      .onSuccess(v -> ctx.end()).onFailure(ctx::fail));

    assertOk(post(Form.TYPE, Form.ofOneFile(content)));

    assertThat(Files.readAllBytes(kept)).isEqualTo(content.getBytes());
    Files.delete(kept);
    Files.delete(kept.getParent());
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, MEBIBYTE})
  void aFileThatWasPublishedStays(int size) throws Exception {
    Buffer content = random(size);
    Path kept = Files.createTempDirectory("kept").resolve("upload");
    route(staging(), ctx -> {
      ctx.fileUploads().get(0).uploadedFileName();
      StagingHandler.form(ctx).file("file").file().persist(kept.toString()).onSuccess(v -> ctx.end()).onFailure(ctx::fail);
    });

    assertOk(post(Form.TYPE, Form.ofOneFile(content)));

    assertThat(Files.readAllBytes(kept)).isEqualTo(content.getBytes());
    Files.delete(kept);
    Files.delete(kept.getParent());
  }

  @Test
  void aLargeFileIsPublishedByItsName() throws Exception {
    Path target = directory.resolve("published");
    Object[] keys = new Object[2];
    route(staging(), ctx -> {
      keys[0] = keyOf(Path.of(ctx.fileUploads().get(0).uploadedFileName()));
      StagingHandler.form(ctx).file("file").file().persist(target.toString()).onSuccess(v -> ctx.end()).onFailure(ctx::fail);
    });

    assertOk(post(Form.TYPE, Form.ofOneFile(random(MEBIBYTE))));

    keys[1] = keyOf(target);
    Files.delete(target);
    assertThat(keys[1]).isEqualTo(keys[0]);
  }

  private static Object keyOf(Path path) {
    try {
      return Files.getAttribute(path, "unix:ino");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFileWhoseNameWasTakenAwayIsPublishedAllTheSame() throws Exception {
    Buffer content = random(MEBIBYTE);
    Path target = directory.resolve("published");
    route(staging(), ctx -> {
      vertx.fileSystem().deleteBlocking(ctx.fileUploads().get(0).uploadedFileName());
      StagingHandler.form(ctx).file("file").file().persist(target.toString()).onSuccess(v -> ctx.end()).onFailure(ctx::fail);
    });

    assertOk(post(Form.TYPE, Form.ofOneFile(content)));

    assertThat(Files.readAllBytes(target)).isEqualTo(content.getBytes());
    Files.delete(target);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, MEBIBYTE})
  void aFileThatWasCheckedInIsClaimedAfterTheResponse(int size) {
    Buffer content = random(size);
    route(staging(), ctx -> {
      String path = ctx.fileUploads().get(0).uploadedFileName();
      StagingHandler.form(ctx).file("file").file().checkIn().onSuccess(check -> ctx.end(check + " " + path)).onFailure(ctx::fail);
    });

    String[] answer = post(Form.TYPE, Form.ofOneFile(content)).body().toString().split(" ");

    assertThat(Path.of(answer[1])).exists();
    io.vertx.tempfile.TempFile claimed = hold(await(fs.claim(answer[0])));
    assertThat(contentOf(claimed)).isEqualTo(content);
    assertThat(StagedFile.of(claimed).fileName()).isEqualTo("some file.dat");
    await(claimed.close());
  }

  @Test
  void aFileCanBeSentBack() {
    Buffer content = random(MEBIBYTE);
    route(staging(), ctx -> ctx.response().sendFile(ctx.fileUploads().get(0).uploadedFileName()));

    Answer answer = post(Form.TYPE, Form.ofOneFile(content));

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(content);
  }
}
