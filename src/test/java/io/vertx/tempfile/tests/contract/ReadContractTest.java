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
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sequential reads: {@code read(int)} and {@code readAll()}, from the read position on.
 */
class ReadContractTest extends ContractTestBase {

  @EachKind
  void readsTheNumberOfBytesAskedFor(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(await(file.read(4321))).isEqualTo(CONTENT.getBuffer(0, 4321));
  }

  @EachKind
  void goesOnWhereTheLastReadEnded(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.read(2345));

    assertThat(await(file.read(3000))).isEqualTo(CONTENT.getBuffer(2345, 5345));
  }

  @EachKind
  void readsInSequenceWithoutWaiting(Kind kind) {
    TempFile file = open(kind, CONTENT);
    List<Future<Buffer>> reads = new ArrayList<>();

    for (int i = 0; i < CHUNKS; i++) {
      reads.add(file.read(CHUNK));
    }

    for (int i = 0; i < CHUNKS; i++) {
      assertThat(await(reads.get(i))).isEqualTo(chunk(i));
    }
  }

  @EachKind
  void readsFewerBytesBeforeTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadPos(CONTENT.length() - 7);

    assertThat(await(file.read(100))).isEqualTo(CONTENT.getBuffer(CONTENT.length() - 7, CONTENT.length()));
  }

  @EachKind
  void readsAnEmptyBufferAtTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(file.readAll());

    assertThat(await(file.read(100))).isEqualTo(Buffer.buffer());
    assertThat(file.getReadPos()).isEqualTo(CONTENT.length());
  }

  @EachKind
  void readsOnAfterTheEndWhenMoreWasWritten(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(file.readAll());

    file.write(Buffer.buffer("more"));

    assertThat(await(file.read(100))).isEqualTo(Buffer.buffer("more"));
  }

  @EachKind
  void readsNothingBeyondTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadPos(CONTENT.length() + 100);

    assertThat(await(file.read(100))).isEqualTo(Buffer.buffer());
    assertThat(file.getReadPos()).isEqualTo(CONTENT.length() + 100);
  }

  @EachKind
  void readsNoBytesWhenAskedForNone(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(await(file.read(0))).isEqualTo(Buffer.buffer());
    assertThat(file.getReadPos()).isZero();
  }

  @EachKind
  void refusesANegativeLength(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(failureOf(file.read(-1))).isInstanceOf(IllegalArgumentException.class);
  }

  @EachKind
  void readsAllFromThePositionOn(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadPos(2222);

    assertThat(await(file.readAll())).isEqualTo(CONTENT.getBuffer(2222, CONTENT.length()));
    assertThat(file.getReadPos()).isEqualTo(CONTENT.length());
  }

  @EachKind
  void readsAllOfALargeFile(Kind kind) {
    Buffer large = random(5 * 1024 * 1024 + 3);
    TempFile file = open(kind, large);

    assertThat(await(file.readAll())).isEqualTo(large);
  }

  @EachKind
  void readsMoreThanThereIsOfALargeFile(Kind kind) {
    Buffer large = random(5 * 1024 * 1024 + 3);
    TempFile file = open(kind, large);

    assertThat(await(file.read(Integer.MAX_VALUE))).isEqualTo(large);
  }

  @EachKind
  void setReadPosBetweenReadsHoldsForTheLaterOne(Kind kind) {
    TempFile file = open(kind, CONTENT);

    Future<Buffer> before = file.read(CHUNK);
    file.setReadPos(5 * CHUNK);
    Future<Buffer> after = file.read(CHUNK);

    assertThat(await(before)).isEqualTo(chunk(0));
    assertThat(await(after)).isEqualTo(chunk(5));
    assertThat(file.getReadPos()).isEqualTo(6 * CHUNK);
  }

  @EachKind
  void isRefusedWhileAStreamReads(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.pause();
    file.handler(data -> { });

    assertThat(failureOf(file.read(10))).isInstanceOf(IllegalStateException.class);
    assertThat(failureOf(file.readAll())).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void goesOnWhereAStreamEnded(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadLength(3 * CHUNK);
    await(stream(file));

    assertThat(await(file.read(CHUNK))).isEqualTo(chunk(3));
  }

  @EachKind
  void isRefusedOnAWriteOnlyFile(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setRead(false));
    await(file.write(CONTENT));

    assertThat(failureOf(file.read(10))).isInstanceOf(IllegalStateException.class);
    assertThat(failureOf(file.readAll())).isInstanceOf(IllegalStateException.class);
    assertThat(failureOf(file.read(Buffer.buffer(), 0, 0, 10))).isInstanceOf(IllegalStateException.class);
  }
}
