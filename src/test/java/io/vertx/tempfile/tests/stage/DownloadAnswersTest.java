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

import io.vertx.core.http.HttpMethod;
import io.vertx.tempfile.tests.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the example sends what was published: whole, in part, or not at all.
 */
class DownloadAnswersTest extends AnswersTestBase {

  private static String upload(String content, String type) throws Exception {
    Answer answer = post(type, content);
    return answer.json().getJsonArray("files").getJsonObject(0).getString("url");
  }

  @Test
  void sendsAFileAsItCame() throws Exception {
    String url = upload("<script>alert(1)</script>", "text/html; charset=utf-8");
    Answer answer = get(url);
    assertThat(answer.body()).hasToString("<script>alert(1)</script>");
    assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
    Answer head = send(HttpMethod.HEAD, url, null);
    assertThat(head.status()).isEqualTo(200);
    for (String name : List.of("Content-Type", "Content-Length", "Content-Disposition", "ETag", "Accept-Ranges")) {
      assertThat(head.header(name)).as(name).isEqualTo(answer.header(name)).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-0,0-0,0", "bytes=2-4,2-4,234", "bytes=7-,7-9,789",
    "bytes=-3,7-9,789", "bytes=5-99,5-9,56789", "bytes=-99,0-9,0123456789"})
  void sendsAPartOfAFile(String range, String sent, String content) throws Exception {
    Answer answer = get(upload("0123456789", "text/plain"), "Range", range);
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes " + sent + "/10");
    assertThat(answer.body().toString()).startsWith(content).hasSize(Integer.parseInt(answer.header("Content-Length")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=4-2", "bytes=0-1,3-4", "bytes=-", "lines=1-2", "bytes=x-y", "bytes=99999999999999999999-"})
  void sendsAllWhenARangeIsNotUnderstood(String range) throws Exception {
    Answer answer = get(upload("0123456789", "text/plain"), "Range", range);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).hasToString("0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
  void refusesARangeBehindTheEnd(String range) throws Exception {
    Answer answer = get(upload("0123456789", "text/plain"), "Range", range);
    assertProblem(answer, 416, "10 bytes");
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  void sendsNothingToWhoHasItAlready() throws Exception {
    String url = upload("0123456789", "text/plain");
    String tag = get(url).header("ETag");
    for (String known : List.of(tag, "W/" + tag, "*", "\"other\", " + tag)) {
      Answer answer = get(url, "If-None-Match", known);
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.header("ETag")).isEqualTo(tag);
      assertThat(answer.body().length()).isZero();
    }
    assertThat(get(url, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    assertThat(get(url, "If-Range", tag, "Range", "bytes=0-1").status()).isEqualTo(206);
    assertThat(get(url, "If-Range", "\"other\"", "Range", "bytes=0-1").status()).isEqualTo(200);
  }

  @Test
  void sendsAnEmptyFile() throws Exception {
    String url = upload("", "text/plain");
    assertThat(get(url).header("Content-Length")).isEqualTo("0");
    assertThat(get(url, "Range", "bytes=0-").status()).isEqualTo(416);
  }

  @Test
  void listsTheNewestFirst() throws Exception {
    upload("older", "text/plain");
    String newer = upload("newer", "text/plain");
    Answer answer = get("/files");
    assertThat(answer.json().getJsonArray("files").getJsonObject(0).getString("url")).isEqualTo(newer);
    assertThat(answer.json().getJsonArray("files").size()).isBetween(2, 100);
  }
}
