/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Positional writes and reads, which neither use nor move the positions of the streams.
 */
class PositionalContractTest extends ContractTestBase {

  private static List<Integer> shuffledIndexes() {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < CHUNKS; i++) {
      indexes.add(i);
    }
    Collections.shuffle(indexes, new Random(7));
    return indexes;
  }

  @EachKind
  void severalReadsAtOnceFillOneBuffer(Kind kind) {
    int block = 1000;
    Buffer content = random(200 * block);
    TempFile file = open(kind, content);
    Buffer buffer = Buffer.buffer();

    List<Future<Buffer>> reads = new ArrayList<>();
    for (int at = 0; at < content.length(); at += block) {
      reads.add(file.read(buffer, at, at, block));
    }
    await(Future.all(reads));

    assertThat(buffer).isEqualTo(content);
  }

  @EachKind
  void writesAtShuffledPositions(Kind kind) {
    TempFile file = open(kind);
    List<Future<Void>> writes = new ArrayList<>();

    for (int i : shuffledIndexes()) {
      writes.add(file.write(chunk(i), i * CHUNK));
    }
    await(Future.all(writes));

    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }

  @EachKind
  void readsFromShuffledPositionsIntoOneBuffer(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Buffer buffer = Buffer.buffer(zeros(CONTENT.length()).getBytes());
    List<Future<Buffer>> reads = new ArrayList<>();

    for (int i : shuffledIndexes()) {
      reads.add(file.read(buffer, i * CHUNK, i * CHUNK, CHUNK));
    }
    await(Future.all(reads));

    assertThat(buffer).isEqualTo(CONTENT);
  }

  @EachKind
  void growsTheBufferThatItReadsInto(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Buffer buffer = Buffer.buffer("head");

    await(file.read(buffer, 4, 100, 200));

    assertThat(buffer).isEqualTo(concat(Buffer.buffer("head"), CONTENT.getBuffer(100, 300)));
  }

  @EachKind
  void completesWithTheBufferThatWasGiven(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Buffer buffer = Buffer.buffer();

    assertThat(await(file.read(buffer, 0, 0, 10))).isSameAs(buffer);
  }

  @EachKind
  void leavesTheRestOfTheBufferAlone(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Buffer buffer = filled(100, 9);

    await(file.read(buffer, 10, 0, 20));

    assertThat(buffer).isEqualTo(concat(filled(10, 9), CONTENT.getBuffer(0, 20), filled(70, 9)));
  }

  @EachKind
  void readsFewerBytesAtTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(await(file.read(Buffer.buffer(), 0, CONTENT.length() - 3, 10)))
      .isEqualTo(CONTENT.getBuffer(CONTENT.length() - 3, CONTENT.length()));
  }

  @EachKind
  void readsNothingBeyondTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(await(file.read(Buffer.buffer(), 0, CONTENT.length() + 10, 10))).isEqualTo(Buffer.buffer());
  }

  @EachKind
  void readsNothingAtTheLargestPosition(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(await(file.read(Buffer.buffer(), 0, Long.MAX_VALUE, 10))).isEqualTo(Buffer.buffer());
  }

  @EachKind
  void writingMovesNoPosition(Kind kind) {
    TempFile file = open(kind);
    await(file.write(chunk(0)));

    await(file.write(chunk(1), 5000));

    assertThat(file.getWritePos()).isEqualTo(CHUNK);
    assertThat(file.getReadPos()).isZero();
  }

  @EachKind
  void readingMovesNoPosition(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.read(Buffer.buffer(), 0, 1234, 100));

    assertThat(file.getReadPos()).isZero();
    assertThat(file.getWritePos()).isEqualTo(CONTENT.length());
  }

  @EachKind
  void writingBeyondTheEndLeavesZerosBetween(Kind kind) {
    TempFile file = open(kind);
    await(file.write(Buffer.buffer("begin")));

    await(file.write(Buffer.buffer("end"), 4000));

    assertThat(contentOf(file)).isEqualTo(concat(Buffer.buffer("begin"), zeros(3995), Buffer.buffer("end")));
  }

  @EachKind
  void overwritesInside(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.write(filled(3000, 1), 1500));

    assertThat(contentOf(file)).isEqualTo(concat(CONTENT.getBuffer(0, 1500), filled(3000, 1), CONTENT.getBuffer(4500, CONTENT.length())));
  }

  @EachKind
  void writesNothingAtAPosition(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.write(Buffer.buffer(), 50_000));

    assertThat(await(file.size())).isEqualTo(CONTENT.length());
    assertThat(file.sizeBlocking()).isEqualTo(CONTENT.length());
  }

  @EachKind
  void refusesBadArguments(Kind kind) {
    TempFile file = open(kind);

    assertThat(failureOf(file.write(Buffer.buffer(), -1))).isInstanceOf(IllegalArgumentException.class);
    assertThat(failureOf(file.read(Buffer.buffer(), -1, 0, 0))).isInstanceOf(IllegalArgumentException.class);
    assertThat(failureOf(file.read(Buffer.buffer(), 0, -1, 0))).isInstanceOf(IllegalArgumentException.class);
    assertThat(failureOf(file.read(Buffer.buffer(), 0, 0, -1))).isInstanceOf(IllegalArgumentException.class);
  }

  @EachKind
  void refusesNull(Kind kind) {
    TempFile file = open(kind);

    assertThatThrownBy(() -> file.write((Buffer) null, 0)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> file.read(null, 0, 0, 0)).isInstanceOf(NullPointerException.class);
  }

  @EachKind
  void refusesToWriteBeyondTheLargestPosition(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(failureOf(file.write(random(10), Long.MAX_VALUE - 5))).isInstanceOf(IllegalArgumentException.class);
    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }

  @EachKind
  void refusesToStreamBeyondTheLargestPosition(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setWritePos(Long.MAX_VALUE);

    assertThat(failureOf(file.write(random(10)))).isInstanceOf(IllegalArgumentException.class);
    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }
}
