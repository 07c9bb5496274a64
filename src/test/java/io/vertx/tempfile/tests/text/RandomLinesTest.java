/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.text;

import io.vertx.tempfile.MalformedInput;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random text of all that may stand in the way of whoever looks for lines among bytes, compared with what is found in the text as a whole.
 */
class RandomLinesTest extends TextTestBase {

  private static final int SEEDS = 12;
  /** Several reads of the view, and lines that lie across. */
  private static final int LENGTH = 60_000;
  private static final String[] MODES = {null, "", "\n", "\r", "\r\n"};
  private static final String[] CHARSETS = {"UTF-8", "ISO-8859-1", "US-ASCII", "UTF-16LE"};
  private static final String BEYOND_ASCII = "\u00E4\u00FF\u00A0";
  private static final String BEYOND_LATIN = "\u010A\u0A0D\u2028\uFFFD\uD83D\uDE00";

  static Stream<Integer> seeds() {
    return Stream.iterate(0, seed -> seed < SEEDS, seed -> seed + 1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void linesAreThoseOfTheTextAsAWhole(int seed) {
    for (String mode : MODES) {
      for (String charset : CHARSETS) {
        Random random = new Random(seed);
        byte[] content = content(random, charset);
        TextOptions options = new TextOptions().setCharset(charset).setNewline(mode)
          .setMalformedInput(MalformedInput.REPLACE);
        List<String> expected = split(new String(content, Charset.forName(charset)), mode);

        TextFile streamed = text(Kind.SPOOLED_ON_DISK, content, options);
        TextFile called = text(Kind.SPOOLED_IN_MEMORY, content, options);

        assertThat(await(stream(streamed))).as("%s, newline %s", charset, mode).isEqualTo(expected);
        assertThat(oneByOne(called, random)).as("%s, newline %s, one by one", charset, mode).isEqualTo(expected);
      }
    }
  }

  /** Other reads in between leave the view elsewhere in what it has decoded. */
  private List<String> oneByOne(TextFile text, Random random) {
    List<String> lines = new ArrayList<>();
    for (String line = await(text.readLine()); line != null; line = await(text.readLine())) {
      lines.add(line);
      if (random.nextInt(200) == 0) {
        lines.addAll(await(text.readLines()));
      }
    }
    return lines;
  }

  private static byte[] content(Random random, String charset) {
    boolean broken = random.nextInt(3) == 0;
    String beyond = charset.equals("US-ASCII") ? "" : charset.startsWith("ISO") ? BEYOND_ASCII : BEYOND_ASCII + BEYOND_LATIN;
    int rarity = 1 + random.nextInt(3000);
    int length = 1 + random.nextInt(200);
    StringBuilder text = new StringBuilder();
    while (text.length() < LENGTH) {
      if (random.nextInt(length) == 0) {
        text.append(new String[] {"\n", "\r", "\r\n", "\n\r", "\r\r\n", "\t", "\n\n"}[random.nextInt(7)]);
      } else if (random.nextInt(rarity) == 0 && !beyond.isEmpty()) {
        int at = beyond.offsetByCodePoints(0, random.nextInt(beyond.codePointCount(0, beyond.length())));
        text.appendCodePoint(beyond.codePointAt(at));
      } else {
        text.append((char) (' ' + random.nextInt(95)));
      }
    }
    byte[] bytes = text.toString().getBytes(Charset.forName(charset));
    for (int i = 0; broken && i < 20 && !charset.startsWith("UTF-16"); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
    }
    return bytes;
  }

  private static List<String> split(String text, String mode) {
    Matcher terminators = Pattern.compile(mode == null || mode.isEmpty() ? "\r\n|\n|\r" : mode).matcher(text);
    List<String> lines = new ArrayList<>();
    int begin = 0;
    while (terminators.find()) {
      lines.add(text.substring(begin, terminators.start()));
      begin = terminators.end();
    }
    if (begin < text.length()) {
      lines.add(text.substring(begin));
    }
    return lines;
  }
}
