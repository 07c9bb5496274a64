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

import com.sun.management.ThreadMXBean;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.impl.form.FormListener;
import io.vertx.tempfile.impl.form.FormParser;
import io.vertx.tempfile.impl.handle.PartOfForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a client chooses what it sends, each byte of it takes little memory and little time.
 */
class FormCostTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 64;
  private static final int ROUNDS = 5;
  /** So many times that of random bytes: 30 is what the worst takes, thousands what going back for each byte would. */
  private static final long MOST_TIME = 300;
  /** Of the parser's own, for each piece. */
  private static final long MOST_MEMORY = 2048;
  private static final String LONGEST = "a".repeat(70);

  /** What a client sends as the content of a file, piece by piece. */
  private static final class Attack {

    final String name;
    final String boundary;
    final Buffer piece;

    Attack(String name, String boundary, String repeated) {
      this(name, boundary, Buffer.buffer(repeated.repeat(PIECE / repeated.length() + 1).substring(0, PIECE).getBytes(ISO_8859_1)));
    }

    Attack(String name, String boundary, Buffer piece) {
      this.name = name;
      this.boundary = boundary;
      this.piece = piece;
    }

    long nanos() {
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        FormParser parser = parser();
        long start = THREADS.getCurrentThreadCpuTime();
        feed(parser);
        least = Math.min(least, THREADS.getCurrentThreadCpuTime() - start);
      }
      return least;
    }

    long bytes() {
      FormParser parser = parser();
      feed(parser);
      long start = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      feed(parser);
      return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - start;
    }

    private FormParser parser() {
      StagedFormOptions limits = new StagedFormOptions().setMaxFileSize(0).setMaxFormSize(0);
      FormParser parser = FormParser.of("multipart/form-data; boundary=" + boundary, limits, new Nobody());
      parser.feed(Buffer.buffer("--" + boundary + "\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n"));
      return parser;
    }

    private void feed(FormParser parser) {
      for (int i = 0; i < PIECES; i++) {
        parser.feed(piece);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final class Nobody implements FormListener {

    @Override
    public void field(String name, String value) {
    }

    @Override
    public void fileBegins(PartOfForm part) {
    }

    @Override
    public void fileContent(Buffer content) {
    }

    @Override
    public void fileEnds() {
    }
  }

  private static Attack random() {
    byte[] bytes = new byte[PIECE];
    new Random(1).nextBytes(bytes);
    return new Attack("random", "----WebKitFormBoundary7MA4YWxkTrZu0gW", Buffer.buffer(bytes));
  }

  static Stream<Attack> attacks() {
    return Stream.of(
      new Attack("line ends", LONGEST, "\r\n"),
      new Attack("CRs", LONGEST, "\r"),
      new Attack("dashes", LONGEST, "-"),
      new Attack("the boundary's only character", LONGEST, "a"),
      new Attack("all but the last character of a delimiter", LONGEST, "\r\n--" + LONGEST.substring(1)),
      new Attack("all but the last character of a delimiter of many characters", "abcdefghijklmnopqrstuvwxyz0123456789",
        "\r\n--abcdefghijklmnopqrstuvwxyz012345678"),
      new Attack("a short boundary's beginning", "a", "\r\n--b"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void takesLittleTime(Attack attack) {
    long usual = random().nanos();

    assertThat(attack.nanos()).isLessThan(MOST_TIME * usual);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void takesLittleMemory(Attack attack) {
    assertThat(attack.bytes()).isLessThan(MOST_MEMORY * PIECES);
  }
}
