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

/**
 * {@code truncate}: shorter cuts, longer fills with zeros, positions stay.
 */
class TruncateContractTest extends ContractTestBase {

  @EachKind
  void cutsToASmallerSize(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.truncate(4321));

    assertThat(contentOf(file)).isEqualTo(CONTENT.getBuffer(0, 4321));
  }

  @EachKind
  void cutsToNothing(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.truncate(0));

    assertThat(await(file.size())).isZero();
    assertThat(contentOf(file)).isEqualTo(Buffer.buffer());
  }

  @EachKind
  void fillsWithZerosToALargerSize(Kind kind) {
    TempFile file = open(kind, chunk(0));

    await(file.truncate(5000));

    assertThat(contentOf(file)).isEqualTo(concat(chunk(0), zeros(4000)));
  }

  @EachKind
  void fillsAnEmptyFile(Kind kind) {
    TempFile file = open(kind);

    await(file.truncate(100_000));

    assertThat(contentOf(file)).isEqualTo(zeros(100_000));
  }

  @EachKind
  void leavesTheFileAloneWhenItHasThatSize(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.truncate(CONTENT.length()));

    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }

  @EachKind
  void whatWasCutIsZeroWhenTheFileGrowsAgain(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.truncate(1500));
    await(file.truncate(CONTENT.length()));

    assertThat(contentOf(file)).isEqualTo(concat(CONTENT.getBuffer(0, 1500), zeros(CONTENT.length() - 1500)));
  }

  @EachKind
  void whatWasCutIsZeroBehindAWriteBeyondTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.truncate(1500));
    await(file.write(Buffer.buffer("end"), 5000));

    assertThat(contentOf(file)).isEqualTo(concat(CONTENT.getBuffer(0, 1500), zeros(3500), Buffer.buffer("end")));
  }

  @EachKind
  void tellsTheNewSize(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.truncate(77));

    assertThat(await(file.size())).isEqualTo(77);
    assertThat(file.sizeBlocking()).isEqualTo(77);
  }

  @EachKind
  void leavesThePositionsWhereTheyAre(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadPos(5000);

    await(file.truncate(100));

    assertThat(file.getReadPos()).isEqualTo(5000);
    assertThat(file.getWritePos()).isEqualTo(CONTENT.length());
  }

  @EachKind
  void theNextWriteLandsAtItsPositionBeyondTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT.getBuffer(0, 5000));

    await(file.truncate(1000));
    await(file.write(Buffer.buffer("end")));

    assertThat(contentOf(file)).isEqualTo(concat(chunk(0), zeros(4000), Buffer.buffer("end")));
  }

  @EachKind
  void theNextAppendLandsAtTheNewEnd(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setAppend(true));
    await(file.write(CONTENT));

    file.truncate(1000);
    await(file.write(Buffer.buffer("end")));

    assertThat(contentOf(file)).isEqualTo(concat(chunk(0), Buffer.buffer("end")));
  }

  @EachKind
  void worksManyTimes(Kind kind) {
    TempFile file = open(kind);

    for (int i = 1; i <= 20; i++) {
      file.truncate(i * 1000);
      file.truncate(i * 100);
    }

    assertThat(await(file.size())).isEqualTo(2000);
  }

  @EachKind
  void refusesANegativeSize(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(failureOf(file.truncate(-1))).isInstanceOf(IllegalArgumentException.class);
    assertThat(await(file.size())).isEqualTo(CONTENT.length());
  }

  @EachKind
  void isRefusedOnAReadOnlyFile(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setWrite(false));

    assertThat(failureOf(file.truncate(10))).isInstanceOf(IllegalStateException.class);
  }
}
