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
import io.vertx.core.http.HttpClient;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.web.StagingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forms, as handlers written for BodyHandler know them, and as the ones that know better.
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
    assertThat(answer.body).isEqualTo(content);
  }

  @Test
  void thereIsNoFormWhereThereWasNone() {
    route(staging(), answering(ctx -> StagingHandler.form(ctx) + " " + StagingHandler.file(ctx)));

    assertAnswered(post("text/plain", Buffer.buffer("x")), "null null");
    assertAnswered(get("/"), "null null");
  }

  // Fields

  @Test
  void fieldsOfAnUrlEncodedFormAreAttributesAndParameters() {
    route(staging(), answering(UploadsTest::attributes));

    assertAnswered(post(client, "/?p=0", "application/x-www-form-urlencoded", Buffer.buffer("origin=junit&m=a&m=b+c")),
      "junit [a, b c] origin=junit [0]");
  }

  @Test
  void fieldsOfAMultipartFormAreAttributesAndParameters() {
    route(staging(), answering(UploadsTest::attributes));

    Answer answer = post(client, "/?p=0", Form.TYPE, new Form().field("origin", "junit").field("m", "a").field("m", "b c").end());

    assertAnswered(answer, "junit [a, b c] origin=junit [0]");
  }

  private static String attributes(RoutingContext ctx) {
    return ctx.request().getFormAttribute("origin") + " " + ctx.request().formAttributes().getAll("m") + " origin="
      + ctx.request().params().get("origin") + " " + ctx.request().params().getAll("p");
  }

  @Test
  void fieldsAreNotMergedWhenThatIsNotWanted() {
    route(staging(options().setMergeFormAttributes(false)), answering(ctx ->
      ctx.request().getFormAttribute("a") + " " + ctx.request().params().get("a") + " " + ctx.request().params().size()));

    assertAnswered(post(client, "/?p=0", Form.TYPE, new Form().field("a", "1").end()), "1 null 1");
  }

  @Test
  void filesAreLeftOutWhenTheyAreNotWanted() {
    route(staging(options().setHandleFileUploads(false)), answering(ctx -> ctx.request().getFormAttribute("a") + " "
      + ctx.fileUploads().size() + " " + StagingHandler.form(ctx).files().size() + " " + content(directory).size()));

    assertAnswered(postForm(new Form().field("a", "1").file("f", "f", random(MEBIBYTE))), "1 0 0 0");
  }

  @Test
  void aFormThatIsRoutedAgainKeepsItsParameters() {
    router.route().handler(staging());
    router.route("/first").handler(ctx -> ctx.reroute("/second?q=1"));
    route(answering(ctx -> ctx.request().params().getAll("a") + " " + ctx.request().params().get("q") + " " + ctx.fileUploads().size()));

    Answer answer = post(client, "/first", Form.TYPE, new Form().field("a", "1").file("f", "f", random(10)).end());

    assertAnswered(answer, "[1] 1 1");
  }

  @Test
  void aSubRouterSeesWhatWasStaged() {
    io.vertx.ext.web.Router sub = io.vertx.ext.web.Router.router(vertx);
    sub.route().handler(staging());
    sub.route("/deep").handler(answering(ctx ->
      ctx.request().params().getAll("a") + " " + ctx.fileUploads().size() + " " + StagingHandler.form(ctx).files().size()));
    router.route().handler(staging());
    router.route("/sub/*").subRouter(sub);

    Answer answer = post(client, "/sub/deep", Form.TYPE, new Form().field("a", "1").file("f", "f", random(10)).end());

    assertAnswered(answer, "[1] 1 1");
  }

  // What is refused

  @Test
  void aFormWithoutABoundaryIsMalformed() {
    route(staging(), ctx -> ctx.end("called"));

    assertThat(post("multipart/form-data", random(100)).status).isEqualTo(400);
    assertThat(failures).singleElement().isInstanceOf(MalformedFormException.class);
  }

  /** As https://url.spec.whatwg.org/#urlencoded-parsing has it; BodyHandler says that it is none. */
  @Test
  void aPairWithoutANameIsAField() {
    route(staging(), answering(ctx -> "" + ctx.request().formAttributes().size()));

    assertAnswered(post("application/x-www-form-urlencoded", Buffer.buffer("a=b&=&c=d")), "3");
  }

  @Test
  void anEmptyPairOfAFormIsNothing() {
    route(staging(), answering(ctx -> "" + ctx.request().formAttributes().size()));

    assertAnswered(post("application/x-www-form-urlencoded", Buffer.buffer("a=b&&c=d")), "2");
  }

  @Test
  void aFileLargerThanTheLimitIsRefused() {
    route(staging(options().setMaxFileSize(20_000)), ctx -> ctx.end("called"));

    for (HttpClient version : List.of(client, http2)) {
      assertThat(post(version, "/", Form.TYPE, Form.ofOneFile(random(50_000))).status).isEqualTo(413);
    }
    assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure).isInstanceOf(TempFileLimitException.class));
  }

  @Test
  void aFieldLargerThanTheLimitIsRefused() {
    route(staging(options().setMaxFieldSize(8192)), ctx -> ctx.end("called"));

    assertThat(postForm(new Form().field("a", "x".repeat(8193)).file("f", "f", random(50))).status).isEqualTo(413);
    assertThat(failures).singleElement().satisfies(failure ->
      assertThat(((TempFileLimitException) failure).property()).isEqualTo("maxFieldSize"));
  }

  @Test
  void theAnswerToWhatWasRefusedReachesAClientThatIsStillSending() {
    route(staging(options().setMaxFileSize(1000)), ctx -> ctx.end("called"));

    assertThat(post(Form.TYPE, Form.ofOneFile(random(8 * MEBIBYTE))).status).isEqualTo(413);
  }

  // What becomes of the files

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

    String[] answer = post(Form.TYPE, Form.ofOneFile(content)).body.toString().split(" ");

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
    assertThat(answer.body).isEqualTo(content);
  }
}
