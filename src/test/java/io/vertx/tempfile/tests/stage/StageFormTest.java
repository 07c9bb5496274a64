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
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The parts of a form.
 */
class StageFormTest extends StageTestBase {

  private static final String FORM = "Content-Type: multipart/form-data; boundary=limit";
  private static final String END = "\r\n--limit--\r\n";

  private final List<Future<SpooledTempFile>> files = new ArrayList<>();

  private static String partHead(String name) {
    return "\r\n--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name + "\"\r\n"
      + "Content-Type: application/octet-stream\r\n\r\n";
  }

  private static Buffer form(Buffer... parts) {
    Buffer form = Buffer.buffer();
    for (int i = 0; i < parts.length; i++) {
      form.appendString(partHead("file" + i)).appendBuffer(parts[i]);
    }
    return form.appendString("\r\n--limit\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello").appendString(END);
  }

  /** Stage each part, and tell when all are done. */
  private Future<?> stageParts(HttpServerRequest request, SpooledTempFileOptions options) {
    request.setExpectMultipart(true);
    request.uploadHandler(part -> files.add(fs.stage(part, options)));
    return request.end().compose(v -> Future.join(files));
  }

  private static Future<Integer> postForm(HttpClient client, int port, Buffer form) {
    return client.request(HttpMethod.POST, port, HOST, "/")
      .compose(request -> request.putHeader("Content-Type", "multipart/form-data; boundary=limit").send(form)
        .compose(response -> response.end().map(response.statusCode())));
  }

  private void assertStaged(Buffer... parts) {
    assertThat(files.stream().map(file -> contentOf(await(file))).collect(Collectors.toList())).containsExactly(parts);
    files.forEach(file -> await(file.result().close()));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void allFilesOfAForm(HttpVersion version) {
    int port = serve(request -> stageParts(request, new SpooledTempFileOptions()));
    Buffer[] parts = {random(1), Buffer.buffer(), random(256 * 1024), random(256 * 1024 + 1), random(3 * MEBIBYTE), random(7)};
    assertThat(await(postForm(client(version), port, form(parts)))).isEqualTo(200);
    assertStaged(parts);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void nothingIsLostThoughTheFilesAreSlow(HttpVersion version) {
    int port = serve(request -> stageParts(request, underPressure()));
    Buffer[] parts = {random(MEBIBYTE), random(10), LARGE, random(MEBIBYTE + 1)};
    assertThat(await(postForm(client(version), port, form(parts)))).isEqualTo(200);
    assertStaged(parts);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aPartThatIsTooLargeDoesNotHarmTheOthers(HttpVersion version) {
    int port = serve(request -> stageParts(request, onDisk().setMaxFileSize(1000)));
    HttpClient client = client(version);
    assertThat(await(postForm(client, port, form(random(1000), LARGE, random(999))))).isEqualTo(413);
    assertThat(failureOf(files.remove(1))).isInstanceOf(TempFileLimitException.class);
    assertThat(openFiles()).hasSizeLessThanOrEqualTo(2);
    assertStaged(random(1000), random(999));
    files.clear();
    assertThat(await(postForm(client, port, form(random(5))))).isEqualTo(200);
    assertStaged(random(5));
  }

  @Test
  void aClientThatGoesInTheMiddleOfAPart() throws IOException {
    Promise<Void> answered = Promise.promise();
    int port = serve(request -> stageParts(request, onDisk()).mapEmpty().onComplete(v -> answered.complete()));
    new RawClient(port).sendHead(LARGE.length(), FORM)
      .send(partHead("first")).send(random(1000)).send(partHead("second")).send(random(MEBIBYTE)).close();
    await(answered.future());
    assertThat(files).hasSize(2);
    assertThat(failureOf(files.remove(1))).isInstanceOf(HttpClosedException.class);
    assertStaged(random(1000));
  }

  @Test
  void aClientThatIsCutOffWhileAPartIsHeldBack() throws IOException {
    Promise<Void> begun = Promise.promise();
    int port = serve(request -> {
      request.setExpectMultipart(true).uploadHandler(part -> {
        stage(part, underPressure());
        begun.complete();
      });
      return request.end();
    });
    RawClient client = new RawClient(port).sendHead(2L * LARGE.length(), FORM).send(partHead("only")).send(LARGE);
    await(begun.future());
    client.reset();
    assertThat(failureOf(staged.future())).isInstanceOfAny(HttpClosedException.class, IOException.class);
  }

  @Test
  void aClientThatGoesBetweenTwoParts() throws IOException {
    Promise<Void> ended = Promise.promise();
    int port = serve(request -> stageParts(request, onDisk()).onComplete((v, failure) -> ended.complete(null, failure)));
    new RawClient(port).sendHead(LARGE.length(), FORM)
      .send(partHead("first")).send(random(1000)).send("\r\n--limit\r\nContent-Disp").close();
    assertThat(failureOf(ended.future())).isInstanceOf(HttpClosedException.class);
    assertStaged(random(1000));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aPartThatIsStagedOrWasIsRefused(HttpVersion version) {
    Promise<SpooledTempFile> meanwhile = Promise.promise();
    Promise<SpooledTempFile> after = Promise.promise();
    int port = serve(request -> {
      request.setExpectMultipart(true).uploadHandler(part -> {
        stage(part, onDisk()).onComplete(first -> fs.stage(part).onComplete(after));
        fs.stage(part).onComplete(meanwhile);
      });
      return request.end().compose(v -> staged.future());
    });
    assertThat(await(postForm(client(version), port, form(random(MEBIBYTE))))).isEqualTo(200);
    assertThat(failureOf(meanwhile.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("staged already");
    assertThat(failureOf(after.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("staged already");
    assertThat(stagedContent()).isEqualTo(random(MEBIBYTE));
  }

  /** Vert.x tells such a part neither end nor failure, and this is faster than its silence. */
  @Test
  void aPartThatLacksItsEndGoesWithItsFileSystem() throws IOException {
    TempFileSystem form = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
    int port = serve(request -> {
      request.response().closeHandler(v -> form.close());
      request.setExpectMultipart(true).uploadHandler(part -> form.stage(part, onDisk()).onComplete(staged));
      return request.end().compose(v -> staged.future());
    });
    Buffer body = Buffer.buffer(partHead("only")).appendBuffer(random(MEBIBYTE));
    new RawClient(port).sendHead(body.length(), FORM).send(body).close();
    // The part is told when its client goes before all of the body was read
    assertThat(failureOf(staged.future())).isInstanceOfAny(IllegalStateException.class, HttpClosedException.class);
  }
}
