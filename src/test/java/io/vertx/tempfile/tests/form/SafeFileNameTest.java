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

import io.vertx.tempfile.impl.staging.SafeFileName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client calls its file, made fit for any directory.
 */
class SafeFileNameTest {

  @ParameterizedTest
  @CsvSource(delimiter = '!', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
    "a.txt!a.txt", "größe €😀.txt!größe €😀.txt",
    "C:\\dir\\a.txt!a.txt",
    "../../etc/passwd!passwd", "a/b\\c!c", "a<>:\"|?*b!a_______b", "a\0b\u202ec\u0007!abc", "a. . !a", " a!a",
    ".htaccess!.htaccess",
    "CON!_CON", "nul.tar.gz!_nul.tar.gz", "Com1.txt!_Com1.txt", "lpt¹!_lpt¹",
    "COM10!COM10", "console!console", "CON .txt!_CON .txt", "e\u0301!é",
    "e\u200d\u0301!é", "a\ud800b!a_b", "\udc00!_", "a\u2028b!ab"})
  void names(String fileName, String safe) {
    assertThat(SafeFileName.of(fileName)).isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", " ", "a/", "a\\", "/..", "\0", ". .", "\u3000."})
  void whatLeavesNothingIsAFile(String fileName) {
    assertThat(SafeFileName.of(fileName)).isEqualTo("file");
  }

  @Test
  void longNamesKeepTheirExtension() {
    assertThat(SafeFileName.of("a".repeat(20_000) + ".txt")).isEqualTo("a".repeat(251) + ".txt");
    assertThat(SafeFileName.of("a" + "😀".repeat(100) + ".tx")).isEqualTo("a" + "😀".repeat(62) + ".tx");
    assertThat(SafeFileName.of("a." + "x".repeat(300))).isEqualTo("a." + "x".repeat(253));
    assertThat(SafeFileName.of("a".repeat(255))).hasSize(255);
  }

  @Test
  void aNameIsNotCutToAReservedOne() {
    assertThat(SafeFileName.of("CON" + " ".repeat(300) + "x")).isEqualTo("_CON");
    assertThat(SafeFileName.of("NUL." + "x".repeat(251))).hasSize(255).startsWith("_NUL.");
  }

  @RepeatedTest(200)
  void anyNameIsSafe() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    StringBuilder name = new StringBuilder();
    for (int length = random.nextInt(400); length > 0; length--) {
      name.append(random.nextInt(3) == 0 ? (char) random.nextInt(0x10000) : "CON. \ud83d\ude00/\u0301".charAt(random.nextInt(9)));
    }
    String safe = SafeFileName.of(name.toString());
    assertThat(safe.getBytes(UTF_8)).as("seed %d", seed).hasSizeBetween(1, 255);
    assertThat(new String(safe.getBytes(UTF_8), UTF_8)).as("seed %d", seed).isEqualTo(safe);
    assertThat(safe).as("seed %d", seed).doesNotContainPattern("[/\\\\<>:\"|?*\\p{Cc}\\p{Cf}]").doesNotMatch("\\.+").doesNotMatch(".*[. ]");
    assertThat(SafeFileName.of(safe)).as("seed %d", seed).isEqualTo(safe);
  }
}
