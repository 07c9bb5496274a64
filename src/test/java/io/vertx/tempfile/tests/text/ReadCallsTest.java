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

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reading by calls: lines, counts of characters, all that is left.
 */
class ReadCallsTest extends TextTestBase {

  private static final int MANY = 100_000;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void writtenThriceReadBackByLine(Kind kind) {
    TextFile text = open(kind).text();
    text.write("first\nsec");
    text.write("ond\nthi");
    text.write("rd");
    assertThat(await(text.readLine())).isEqualTo("first");
    assertThat(await(text.readLine())).isEqualTo("second");
    assertThat(await(text.readLine())).isEqualTo("third");
    assertThat(await(text.readLine())).isNull();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void allLinesAtOnce(Kind kind) {
    assertThat(await(text(kind, joined(lines(30_000))).readLines())).isEqualTo(lines(30_000));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void allTextAtOnce(Kind kind) {
    assertThat(await(text(kind, joined(lines(30_000))).readAll())).isEqualTo(joined(lines(30_000)));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void asManyCharactersAsAskedFor(Kind kind) {
    TextFile text = text(kind, "aéi\nou");
    assertThat(await(text.read(2))).isEqualTo("aé");
    assertThat(await(text.read(0))).isEmpty();
    assertThat(await(text.read(2))).isEqualTo("i\n");
    assertThat(await(text.read(9))).isEqualTo("ou");
    assertThat(await(text.read(9))).isEmpty();
  }

  @Test
  void atTheEndThereIsNothing() {
    TextFile text = inMemory("");
    assertThat(await(text.readLine())).isNull();
    assertThat(await(text.readLines())).isEmpty();
    assertThat(await(text.readAll())).isEmpty();
    assertThat(await(text.read(1))).isEmpty();
  }

  @Test
  void anEmptyLineIsNotTheEnd() {
    TextFile text = inMemory("\n\n");
    assertThat(await(text.readLine())).isEmpty();
    assertThat(await(text.readLine())).isEmpty();
    assertThat(await(text.readLine())).isNull();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void callsThatDoNotWaitTakeEffectInTheirOrder(Kind kind) {
    TextFile text = text(kind, "one\ntwo\nthree four\nfive\nsix\n");
    List<Future<?>> calls = List.of(text.readLine(), text.readLine(), text.read(5), text.readLine(), text.readLines(), text.readLine());
    List<Object> read = await(Future.all(calls).map(all -> all.list()));
    assertThat(read).containsExactly("one", "two", "three", " four", List.of("five", "six"), null);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void rewindTakesItsTurnAmongTheCalls(Kind kind) {
    TextFile text = text(kind, "one\ntwo\n");
    Future<String> first = text.readLine();
    text.rewind();
    Future<String> again = text.readLine();
    Future<String> second = text.readLine();
    text.rewind();
    assertThat(await(text.readLines())).containsExactly("one", "two");
    assertThat(List.of(await(first), await(again), await(second))).containsExactly("one", "one", "two");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aReadSeesEveryWriteCalledBeforeIt(Kind kind) {
    TextFile text = open(kind).text();
    for (int i = 0; i < 100; i++) {
      text.write("line " + i + "\n");
      Future<String> line = text.readLine();
      text.write("");
      assertThat(await(line)).isEqualTo("line " + i);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aReadDoesNotSeeWhatIsWrittenAfterIt(Kind kind) {
    TextFile text = open(kind).text();
    Future<String> before = text.readLine();
    text.write("a\n");
    assertThat(await(before)).isNull();
    assertThat(await(text.readLine())).isEqualTo("a");
  }

  @Test
  void aLineIsGoneOnWithWhenMoreIsWritten() {
    TextFile text = inMemory("one\ntw");
    assertThat(await(text.readLines())).containsExactly("one", "tw");
    text.write("o\nthree\n");
    assertThat(await(text.readLines())).containsExactly("o", "three");
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = {"SPOOLED_IN_MEMORY", "NAMED"})
  void manyLinesReadInALoop(Kind kind) {
    TextFile text = text(kind, joined(lines(MANY)));
    List<Future<String>> read = new ArrayList<>(MANY);
    Promise<Void> called = Promise.promise();
    vertx.runOnContext(v -> {
      for (int i = 0; i < MANY; i++) {
        read.add(text.readLine());
      }
      called.complete();
    });
    await(called.future());
    await(read.get(MANY - 1));
    assertThat(read).extracting(Future::result).isEqualTo(lines(MANY));
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = {"SPOOLED_IN_MEMORY", "NAMED"})
  void manyLinesReadOneAfterTheOtherDoNotFillTheStack(Kind kind) {
    Promise<Integer> count = Promise.promise();
    vertx.runOnContext(v -> kind.open(fs, new TempFileOptions()).compose(file -> {
      file.write(joined(lines(MANY)));
      return countLines(file.text(), 0);
    }).onComplete(count));
    assertThat(await(count.future())).isEqualTo(MANY);
  }

  private static Future<Integer> countLines(TextFile text, int before) {
    Promise<Integer> promise = Promise.promise();
    countLines(text, before, promise);
    return promise.future();
  }

  private static void countLines(TextFile text, int before, Promise<Integer> promise) {
    text.readLine().onSuccess(line -> {
      if (line == null) {
        promise.complete(before);
      } else {
        countLines(text, before + 1, promise);
      }
    }).onFailure(promise::fail);
  }

  @Test
  void fromTheReadPositionOn() {
    TempFile file = open(Kind.NAMED, Buffer.buffer("0123\n45"));
    file.setReadPos(2);
    assertThat(await(file.text().readLines())).containsExactly("23", "45");
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThat(failureOf(inMemory("a").read(-1))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readingWhileAHandlerIsSetIsRefused() {
    TextFile text = inMemory("a\nb\n");
    text.pause().handler(line -> {
    });
    for (Future<?> read : List.of(text.readLine(), text.readLines(), text.read(1), text.readAll())) {
      assertThat(failureOf(read)).isInstanceOf(IllegalStateException.class);
    }
    text.handler(null);
    assertThat(await(text.readLines())).containsExactly("a", "b");
  }

  @Test
  void aWriteOnlyFileIsNotRead() {
    TempFile file = open(Kind.NAMED, new TempFileOptions().setRead(false));
    assertThat(failureOf(file.text().readLine())).isInstanceOf(IllegalStateException.class);
    Promise<Throwable> failure = Promise.promise();
    file.text().exceptionHandler(failure::complete).handler(line -> {
    });
    assertThat(await(failure.future())).isInstanceOf(IllegalStateException.class);
  }
}
