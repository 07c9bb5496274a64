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

import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Where lines end and what becomes of terminators, in each newline mode, both ways.
 */
class NewlineModesTest extends TextTestBase {

  private static final String MIXED = "a\nb\rc\r\n\rd";

  static Stream<Arguments> modes() {
    return Stream.of(
      Arguments.of(null, List.of("a", "b", "c", "", "d"), "a\nb\nc\n\nd", List.of("\n", "\r", "\r\n")),
      Arguments.of("", List.of("a", "b", "c", "", "d"), MIXED, List.of("\n", "\r", "\r\n")),
      Arguments.of("\n", List.of("a", "b\rc\r", "\rd"), MIXED, List.of("\n")),
      Arguments.of("\r", List.of("a\nb", "c", "\n", "d"), MIXED, List.of("\r")),
      Arguments.of("\r\n", List.of("a\nb\rc", "\rd"), MIXED, List.of("\r\n")));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void linesEndWhereTheModeSays(String mode, List<String> lines, String all, List<String> terminators) {
    TextFile text = text(Kind.SPOOLED_IN_MEMORY, MIXED, newline(mode));
    assertThat(await(text.readLines())).isEqualTo(lines);
    assertThat(text.newlines()).isEqualTo(terminators);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theStreamEndsLinesWhereTheModeSays(String mode, List<String> lines, String all, List<String> terminators) {
    TextFile text = text(Kind.NAMED, MIXED, newline(mode));
    assertThat(await(stream(text))).isEqualTo(lines);
    assertThat(text.newlines()).isEqualTo(terminators);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void charactersAreTranslatedAsTheModeSays(String mode, List<String> lines, String all, List<String> terminators) {
    TextFile text = text(Kind.SPOOLED_IN_MEMORY, MIXED, newline(mode));
    assertThat(await(text.readAll())).isEqualTo(all);
    assertThat(text.newlines()).isEqualTo(terminators);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void charactersReadOneByOneAreTranslatedAsTheModeSays(String mode, List<String> lines, String all, List<String> terminators) {
    TextFile text = text(Kind.SPOOLED_IN_MEMORY, MIXED, newline(mode));
    StringBuilder read = new StringBuilder();
    for (String c = await(text.read(1)); !c.isEmpty(); c = await(text.read(1))) {
      assertThat(c).hasSize(1);
      read.append(c);
    }
    assertThat(read).hasToString(all);
    assertThat(text.newlines()).isEqualTo(terminators);
  }

  static Stream<Arguments> writtenTerminators() {
    return Stream.of(
      Arguments.of(null, System.lineSeparator()),
      Arguments.of("", "\n"),
      Arguments.of("\n", "\n"),
      Arguments.of("\r", "\r"),
      Arguments.of("\r\n", "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("writtenTerminators")
  void lfIsWrittenAsTheModeSays(String mode, String terminator) {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY);
    await(file.text(newline(mode)).write("a\n\nb\n"));
    assertThat(utf8(file)).isEqualTo("a" + terminator + terminator + "b" + terminator);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r", "\r\n"})
  void crIsWrittenAsItIs(String mode) {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY);
    await(file.text(newline(mode)).write("a\rb"));
    assertThat(utf8(file)).isEqualTo("a\rb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void whatWasWrittenIsReadBack(String mode) {
    TempFile file = open(Kind.NAMED);
    await(file.text(newline(mode)).write("a\nb\n\nc"));
    assertThat(await(file.text(newline(mode)).readLines())).containsExactly("a", "b", "", "c");
    assertThat(await(file.text(newline(null)).rewind().readAll())).isEqualTo("a\nb\n\nc");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void crLfMetByTwoReadsIsOneTerminator(Kind kind) {
    String before = "x".repeat(FIRST_READ - 1);
    TextFile text = text(kind, before + "\r\nb");
    assertThat(await(text.readLine())).isEqualTo(before);
    assertThat(await(text.readLine())).isEqualTo("b");
    assertThat(text.newlines()).containsExactly("\r\n");
  }

  @Test
  void crLfMetByTwoReadsIsOneTerminatorInTheStream() {
    String before = "x".repeat(FIRST_READ - 1);
    TextFile text = text(Kind.NAMED, before + "\r\nb", newline("\r\n"));
    assertThat(await(stream(text))).containsExactly(before, "b");
  }

  @Test
  void crLfMetByTwoReadsIsReadAsOneLf() {
    TextFile text = inMemory("x".repeat(FIRST_READ - 1) + "\r\nb");
    await(text.read(FIRST_READ - 1));
    assertThat(await(text.read(1))).isEqualTo("\n");
    assertThat(await(text.readAll())).isEqualTo("b");
    assertThat(text.newlines()).containsExactly("\r\n");
  }

  @Test
  void crAtTheEndOfTheFileEndsTheLastLine() {
    assertThat(await(inMemory("a\r").readLines())).containsExactly("a");
    assertThat(await(inMemory("a\r").readAll())).isEqualTo("a\n");
    assertThat(await(text(Kind.SPOOLED_IN_MEMORY, "a\r", newline("")).readAll())).isEqualTo("a\r");
    assertThat(await(text(Kind.SPOOLED_IN_MEMORY, "a\r", newline("\r\n")).readLines())).containsExactly("a\r");
  }

  @Test
  void aCrTakenAloneIsCountedWithItsLf() {
    TextFile text = text(Kind.SPOOLED_IN_MEMORY, "\r\nb\n", newline(""));
    assertThat(await(text.read(1))).isEqualTo("\r");
    assertThat(text.newlines()).containsExactly("\r\n");
    assertThat(await(text.readLine())).isEmpty();
    assertThat(text.newlines()).containsExactly("\r\n");
    assertThat(await(text.readLine())).isEqualTo("b");
    assertThat(text.newlines()).containsExactly("\r\n", "\n");
  }

  @Test
  void terminatorsAreToldAsTheyAreMet() {
    TextFile text = inMemory("a\r\nb\n");
    assertThat(text.newlines()).isEmpty();
    await(text.readLine());
    assertThat(text.newlines()).containsExactly("\r\n");
    await(text.readLine());
    assertThat(text.newlines()).containsExactly("\r\n", "\n");
    text.rewind();
    await(text.read(0));
    assertThat(text.newlines()).isEmpty();
  }

  @Test
  void anUnknownModeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TextOptions().setNewline("\n\r"));
  }
}
