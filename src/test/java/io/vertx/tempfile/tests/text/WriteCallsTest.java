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

import io.vertx.core.Promise;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * The writing side of a view.
 */
class WriteCallsTest extends TextTestBase {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void linesAreWrittenWithoutTerminators(Kind kind) {
    TempFile file = open(kind);
    await(file.text().writeLines(List.of("a", "b\n", "", "c")));
    await(file.text().writeLines(List.of()));
    assertThat(utf8(file)).isEqualTo("ab\nc");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void writesGoToTheWritePosition(Kind kind) {
    TempFile file = open(kind);
    TextFile text = file.text();
    text.write("hello");
    file.setWritePos(1);
    text.write("a");
    assertThat(utf8(file)).isEqualTo("hallo");
  }

  @Test
  void appendedTextHasNoSecondByteOrderMark() {
    TempFile file = open(Kind.NAMED, new TempFileOptions().setAppend(true));
    TextFile text = file.text(charset("UTF-16BE"));
    file.text(charset("UTF-16")).write("a");
    text.write("b");
    file.text(charset("UTF-16")).write("c");
    assertThat(await(file.text(charset("UTF-16")).rewind().readAll())).isEqualTo("abc");
    assertThat(await(file.size())).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theQueueFillsAndDrains(Kind kind) {
    TextFile text = open(kind).text().setWriteQueueMaxSize(100);
    Promise<Void> drained = Promise.promise();
    vertx.runOnContext(v -> {
      while (!text.writeQueueFull()) {
        text.write("0123456789");
      }
      text.drainHandler(drained::complete);
    });
    await(drained.future());
    assertThat(text.writeQueueFull()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void endLeavesTheFileReadable(Kind kind) {
    TextFile text = open(kind).text();
    text.write("a\n");
    await(text.end("b\n"));
    assertThat(failureOf(text.write("c"))).isInstanceOf(IllegalStateException.class);
    assertThat(await(text.readLines())).containsExactly("a", "b");
  }

  @Test
  void endTellsThatSomethingCouldNotBeEncoded() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY);
    TextFile text = file.text(charset("US-ASCII"));
    Promise<Throwable> told = Promise.promise();
    text.exceptionHandler(told::complete);
    text.write("a");
    text.write("é");
    text.write("b");
    assertThat(failureOf(text.end())).isInstanceOf(FileSystemException.class).hasMessageContaining("U+00E9");
    assertThat(await(told.future())).hasMessageContaining("U+00E9");
    assertThat(utf8(file)).isEqualTo("ab");
  }

  @Test
  void theLimitOfTheFileHolds() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY, new TempFileOptions().setMaxFileSize(3));
    TextFile text = file.text();
    await(text.write("aé"));
    assertThat(failureOf(text.write("b"))).isInstanceOf(TempFileLimitException.class);
    assertThat(utf8(file)).isEqualTo("aé");
  }

  @Test
  void nullIsThrownBack() {
    TextFile text = inMemory("");
    assertThatNullPointerException().isThrownBy(() -> text.write(null));
    assertThatNullPointerException().isThrownBy(() -> text.writeLines(null));
    assertThatNullPointerException().isThrownBy(() -> text.writeLines(Arrays.asList("a", null)));
    assertThat(await(text.readAll())).isEmpty();
  }
}
