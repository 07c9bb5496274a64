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

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.tests.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the example answers to what somebody may send: right forms, odd ones, and rubbish.
 */
class UploadAnswersTest extends AnswersTestBase {

  private static final String FORM = "multipart/form-data; boundary=limit";

  private static String part(String disposition, String content) {
    return "--limit\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
  }

  private static String form(String... parts) {
    return String.join("", parts) + "--limit--\r\n";
  }

  // Forms

  @Test
  void publishesAFormOfManyParts() throws Exception {
    Answer answer = post(FORM, form(IntStream.range(0, 300).mapToObj(i -> part("name=\"f\"; filename=\"" + i + ".txt\"", "file " + i))
      .toArray(String[]::new)));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().getJsonArray("files").stream().map(file -> ((JsonObject) file).getString("fileName")))
      .containsExactlyElementsOf(IntStream.range(0, 300).mapToObj(i -> i + ".txt").collect(Collectors.toList()));
  }

  @Test
  void refusesMoreFilesThanAFormMayHave() throws Exception {
    String[] parts = IntStream.rangeClosed(0, 1000).mapToObj(i -> part("name=\"f\"; filename=\"f\"", "x")).toArray(String[]::new);
    assertProblem(post(FORM, form(parts)), 413, "1000");
  }

  @Test
  void refusesAFileNameOfTwentyThousandLetters() throws Exception {
    assertProblem(post(FORM, form(part("name=\"f\"; filename=\"" + "n".repeat(20_000) + "\"", "x"))), 413, "8192");
  }

  @Test
  void refusesAPartWithoutAName() throws Exception {
    assertProblem(post(FORM, form(part("filename=\"x\"", "x"))), 400, "name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=other"})
  void refusesAFormWithoutItsBoundary(String type) throws Exception {
    assertProblem(post(type, form(part("name=\"f\"; filename=\"x\"", "x"))), 400, "boundary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no form at all", "--limit\r\n", "--limit\r\nContent-Disposition: form-data; name=\"f\""})
  void refusesGarbage(String body) throws Exception {
    assertProblem(post(FORM, body), 400, "");
  }

  @Test
  void refusesAFormWithoutAnyFile() throws Exception {
    assertProblem(post(FORM, form(part("name=\"text\"", "hello"))), 400, "The form has no file");
    assertProblem(post(FORM, form(part("name=\"f\"; filename=\"\"", ""))), 400, "The form has no file");
    assertProblem(post(FORM, form()), 400, "");
  }

  @Test
  void takesNoEmptyInputForAFile() throws Exception {
    Answer answer = post(FORM, form(part("name=\"a\"; filename=\"\"", ""), part("name=\"b\"; filename=\"b.txt\"", "bb")));
    assertThat(answer.json().getJsonArray("files")).hasSize(1);
    JsonObject file = answer.json().getJsonArray("files").getJsonObject(0);
    assertThat(file.getString("name")).isEqualTo("b");
    assertThat(file.getInteger("size")).isEqualTo(2);
  }

  @Test
  void keepsNamesOfAllLanguagesAndNoPaths() throws Exception {
    Answer answer = post(FORM, form(part("name=\"f\"; filename=\"x\"; filename*=UTF-8''%e2%82%ac%20rates.txt", "rates"),
      part("name=\"g\"; filename=\"../../etc/passwd\"", "path"), part("name=\"h\"; filename=\"履歴書.pdf\"", "cv")));
    assertThat(answer.json().getJsonArray("files").stream().map(file -> ((JsonObject) file).getString("fileName")))
      .containsExactly("€ rates.txt", "passwd", "履歴書.pdf");
    Answer download = get(answer.json().getJsonArray("files").getJsonObject(0).getString("url"));
    assertThat(download.header("Content-Disposition"))
      .isEqualTo("attachment; filename=\"_ rates.txt\"; filename*=UTF-8''%E2%82%AC%20rates.txt");
  }

  @Test
  void keepsNothingOfAFormThatIsCutOffAtAnyByte() throws Exception {
    String form = form(part("name=\"t\"", "text"), part("name=\"f\"; filename=\"cut.txt\"", "cut off"));
    for (int length = 0; length < form.length(); length++) {
      try (RawClient raw = new RawClient(server.port()).sendHead(form.length(), "Content-Type: " + FORM)) {
        raw.send(form.substring(0, length));
      }
    }
    assertThat(post(FORM, form(part("name=\"f\"; filename=\"whole.txt\"", "whole"))).status()).isEqualTo(201);
    assertThat(get("/files").body().toString()).contains("whole.txt").doesNotContain("cut.txt");
  }

  // Limits

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", FORM})
  void refusesWhatIsAnnouncedTooLargeBeforeItIsSent(String type) throws Exception {
    try (RawClient raw = new RawClient(server.port()).sendHead(40_000_000, "Content-Type: " + type, "Expect: 100-continue")) {
      assertThat(raw.receiveAll()).startsWith("HTTP/1.1 413 ").contains(PROBLEM).contains("\"allowed\"").doesNotContain("100 Continue");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", FORM})
  void tellsAClientThatWaitsToGoOn(String type) throws Exception {
    String form = form(part("name=\"f\"; filename=\"x\"", "x"));
    try (RawClient raw = new RawClient(server.port()).sendHead(form.length(), "Content-Type: " + type, "Expect: 100-continue")) {
      assertThat(raw.receiveStatus()).isEqualTo(100);
      raw.send(form);
      assertThat(raw.receiveStatus()).isBetween(200, 201);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", FORM})
  void refusesWhatIsAnnouncedTooLargeOverHttp2(String type) throws Exception {
    HttpClient http2 = vertx.createHttpClient(
      new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
    Answer answer = http2.request(HttpMethod.POST, server.port(), StageTestBase.HOST, "/")
      .compose(request -> {
        request.exceptionHandler(reset -> {
          // once it is answered
        });
        request.putHeader("Content-Type", type).putHeader("Content-Length", "40000000").writeHead();
        return Answer.to(request);
      })
      .eventually(http2::close)
      .await(30, TimeUnit.SECONDS);
    assertProblem(answer, 413, "40000000");
  }

  // What is elsewhere

  @Test
  void hasAPageForBrowsers() throws Exception {
    Answer answer = get("/", "Accept", "text/html,*/*;q=0.8");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.body().toString()).contains("data-limit=\"3000000\"").contains("up to 3,000,000 bytes").doesNotContain("{{");
    Answer missing = get("/x<y", "Accept", "text/html");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.header("Content-Type")).startsWith("text/html");
  }

  @Test
  void tellsProgramsWhatIsWrong() throws Exception {
    assertProblem(get("/other"), 404, "Nothing is here");
    assertProblem(get("/" + "0".repeat(64)), 404, "No file has that SHA-256");
    assertProblem(get("/", "Accept", "image/png"), 406, "type");
    Answer answer = send(HttpMethod.DELETE, "/", null);
    assertProblem(answer, 405, "GET, HEAD, POST");
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
    assertThat(send(HttpMethod.PUT, "/" + "0".repeat(64), null).header("Allow")).isEqualTo("GET, HEAD");
    assertThat(send(HttpMethod.POST, "/files", null).header("Allow")).isEqualTo("GET, HEAD");
    assertThat(send(HttpMethod.POST, "/stats", null).header("Allow")).isEqualTo("GET");
  }

  @Test
  void tellsWhatItHasOpenAgainAndAgain() throws Exception {
    String events = client.request(HttpMethod.GET, server.port(), StageTestBase.HOST, "/stats")
      .compose(request -> request.send().compose(response -> {
        assertThat(response.getHeader("Content-Type")).isEqualTo("text/event-stream");
        Promise<String> two = Promise.promise();
        Buffer received = Buffer.buffer();
        response.handler(chunk -> {
          received.appendBuffer(chunk);
          if (received.toString().split("event: stats\ndata: ").length > 2) {
            two.tryComplete(received.toString());
            response.request().connection().close();
          }
        });
        response.exceptionHandler(two::tryFail);
        return two.future();
      }))
      .await(30, TimeUnit.SECONDS);
    assertThat(events).contains("\"openFiles\":", "\"bytesInMemory\":", "\"memoryBudget\":", "\"bytesOnDisk\":", "\"rollovers\":");
  }
}
