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

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The read position, the read length and the write position.
 */
class PositionContractTest extends ContractTestBase {

  @EachKind
  void beginAtZero(Kind kind) {
    TempFile file = open(kind);

    assertThat(file.getReadPos()).isZero();
    assertThat(file.getWritePos()).isZero();
    assertThat(file.getReadLength()).isEqualTo(Long.MAX_VALUE);
  }

  @EachKind
  void aWriteMovesTheWritePositionAtOnce(Kind kind) {
    TempFile file = open(kind);

    file.write(CONTENT);

    assertThat(file.getWritePos()).isEqualTo(CONTENT.length());
  }

  @EachKind
  void aWriteDoesNotMoveTheReadPosition(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(file.getReadPos()).isZero();
  }

  @EachKind
  void aReadMovesTheReadPosition(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.read(3456));

    assertThat(file.getReadPos()).isEqualTo(3456);
  }

  @EachKind
  void aReadDoesNotMoveTheWritePosition(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.readAll());
    await(file.write(Buffer.buffer("end")));

    assertThat(contentOf(file)).isEqualTo(concat(CONTENT, Buffer.buffer("end")));
  }

  @EachKind
  void aStreamMovesTheReadPositionToTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(stream(file));

    assertThat(file.getReadPos()).isEqualTo(CONTENT.length());
  }

  @EachKind
  void writesGoOnAtTheWritePositionThatWasSet(Kind kind) {
    TempFile file = open(kind, CONTENT);

    file.setWritePos(2 * CHUNK);
    file.write(filled(CHUNK, 1));
    await(file.write(filled(CHUNK, 2)));

    assertThat(contentOf(file)).isEqualTo(
      concat(chunk(0), chunk(1), filled(CHUNK, 1), filled(CHUNK, 2), CONTENT.getBuffer(4 * CHUNK, CONTENT.length())));
    assertThat(file.getWritePos()).isEqualTo(4 * CHUNK);
  }

  @EachKind
  void aWriteBeyondTheEndLeavesZerosBetween(Kind kind) {
    TempFile file = open(kind, chunk(0));

    file.setWritePos(6000);
    await(file.write(Buffer.buffer("end")));

    assertThat(contentOf(file)).isEqualTo(concat(chunk(0), zeros(5000), Buffer.buffer("end")));
  }

  @EachKind
  void setWritePosBetweenWritesHoldsForTheLaterOne(Kind kind) {
    TempFile file = open(kind);

    file.setWritePos(3000);
    file.write(chunk(3));
    file.setWritePos(0);
    file.write(chunk(0));
    file.write(chunk(1));
    file.write(chunk(2));

    assertThat(await(file.readAll())).isEqualTo(CONTENT.getBuffer(0, 4 * CHUNK));
  }

  @EachKind
  void areToldAsTheyWereSet(Kind kind) {
    TempFile file = open(kind);

    file.setReadPos(11).setReadLength(22).setWritePos(33);

    assertThat(file.getReadPos()).isEqualTo(11);
    assertThat(file.getReadLength()).isEqualTo(22);
    assertThat(file.getWritePos()).isEqualTo(33);
  }

  @EachKind
  void theWritePositionOfAnAppendingFileIsItsEnd(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setAppend(true));

    file.write(CONTENT);
    file.setWritePos(10);

    assertThat(file.getWritePos()).isEqualTo(CONTENT.length());
  }

  @EachKind
  void refuseNegativeValues(Kind kind) {
    TempFile file = open(kind);

    assertThatThrownBy(() -> file.setReadPos(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.setReadLength(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.setWritePos(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @EachKind
  void refuseAReadBufferOfNothing(Kind kind) {
    TempFile file = open(kind);

    assertThatThrownBy(() -> file.setReadBufferSize(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
