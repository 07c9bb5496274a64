/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.form;

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.TempFileLimitException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Forms that look as much like boundaries as they can, and what is no form at all. A seed can be set to see a failure again.
 */
class RandomFormsTest {

  private static final String[] BOUNDARIES =
    {"a", "-", "--", "aaaa", "bOuNd", "----WebKitFormBoundary7MA4YWxkTrZu0gW", "-a-a", "a".repeat(70)};
  private static final String[] TOKENS = {"--", "\r\n", "\r\n\r\n", "Content-Disposition: form-data; name=\"",
    "\"; filename=\"", "\"", "a", ";", "filename*=UTF-8''", "%41", "%", "=", "&", "+", "\\", "'",
    "Content-Type: text/plain; charset=", "UTF-16", "\0", "\u00ff", ":", " "};

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  @RepeatedTest(300)
  void whatIsPutInComesOut() {
    String boundary = oneOf(BOUNDARIES);
    List<String> expected = new ArrayList<>();
    StringBuilder form = new StringBuilder();
    for (int parts = random.nextInt(5); parts > 0; parts--) {
      String content = content(boundary);
      boolean file = random.nextBoolean();
      form.append("--").append(boundary).append(random.nextInt(4) == 0 ? " \t" : "").append("\r\n")
        .append("Content-Disposition: form-data; name=n").append(file ? "; filename=f" : "")
        .append("\r\nContent-Type: text/plain; charset=ISO-8859-1\r\n\r\n").append(content).append("\r\n");
      expected.add(file ? "[n|f|text/plain|ISO-8859-1]" + content : "n=" + content);
    }
    form.append("--").append(boundary).append("--").append(content(boundary));
    byte[] body = form.toString().getBytes(ISO_8859_1);
    String contentType = "multipart/form-data; boundary=\"" + boundary + "\"";
    for (int most : new int[] {1, 3, 20, body.length}) {
      assertThat(Forms.parseOnce(contentType, new StagedFormOptions(), pieces(body, most)))
        .as("seed %d, pieces of up to %d bytes, boundary %s", seed, most, boundary).isEqualTo(expected);
    }
  }

  @RepeatedTest(300)
  void garbageIsRefusedOrAForm() {
    StringBuilder garbage = new StringBuilder(random.nextBoolean() ? "--a\r\n" : "");
    for (int tokens = random.nextInt(60); tokens > 0; tokens--) {
      garbage.append(random.nextInt(5) == 0 ? "\r\n--a\r\n" : oneOf(TOKENS));
    }
    byte[] body = garbage.toString().getBytes(ISO_8859_1);
    StagedFormOptions limits = new StagedFormOptions().setMaxFields(5).setMaxFiles(2).setMaxFieldSize(20).setMaxFieldsSize(40)
      .setMaxPartHeaderSize(100).setMaxFileSize(10);
    for (String contentType : new String[] {"multipart/form-data; boundary=a", Forms.URL_ENCODED, garbage.toString(),
      "multipart/form-data;" + garbage}) {
      Throwable failure = catchThrowable(() -> Forms.parseOnce(contentType, limits, pieces(body, 10)));
      if (failure != null) {
        assertThat(failure).as("seed %d, %s", seed, contentType)
          .isInstanceOfAny(MalformedFormException.class, TempFileLimitException.class);
      }
    }
  }

  @Test
  void bytesOfAllKindsComeOut() {
    byte[] content = new byte[100_000];
    random.nextBytes(content);
    String text = new String(content, ISO_8859_1);
    byte[] body = ("--bOuNd\r\n" + Forms.file("f", "x", text) + "\r\n--bOuNd--").getBytes(ISO_8859_1);
    assertThat(Forms.parseOnce(Forms.MULTIPART, new StagedFormOptions(), pieces(body, 5000)))
      .as("seed %d", seed).containsExactly("[f|x|application/octet-stream|null]" + text);
  }

  /** No delimiter in it, and none at its ends. */
  private String content(String boundary) {
    String delimiter = "\r\n--" + boundary;
    StringBuilder content = new StringBuilder();
    for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
      switch (random.nextInt(6)) {
        case 0 -> content.append('\r');
        case 1 -> content.append('\n');
        case 2 -> content.append('-');
        case 3 -> content.append((char) random.nextInt(256));
        default -> {
          int from = random.nextInt(3) == 0 ? random.nextInt(delimiter.length()) : 0;
          content.append(delimiter, from, from + random.nextInt(delimiter.length() - from));
        }
      }
    }
    String all = "\r\n" + content + "\r\n--" + boundary;
    return all.indexOf(delimiter) == all.length() - delimiter.length() ? content.toString() : content(boundary);
  }

  private Buffer[] pieces(byte[] body, int most) {
    List<Buffer> pieces = new ArrayList<>();
    for (int at = 0; at < body.length;) {
      int end = Math.min(body.length, at + 1 + random.nextInt(most));
      pieces.add(Buffer.buffer(Arrays.copyOfRange(body, at, end)));
      at = end;
    }
    return pieces.toArray(new Buffer[0]);
  }

  private String oneOf(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
