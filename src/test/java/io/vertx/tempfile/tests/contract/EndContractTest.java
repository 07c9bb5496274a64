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

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code end} ends the write side only.
 */
class EndContractTest extends ContractTestBase {

  @EachKind
  void completesWhenAllThatWasWrittenIsStored(Kind kind) {
    TempFile file = open(kind);
    List<Future<Void>> writes = writeInChunks(file);

    await(file.end());

    assertThat(writes).allMatch(Future::succeeded);
  }

  @EachKind
  void leavesTheFileReadable(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.end());

    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }

  @EachKind
  void leavesTheStreamReadable(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.end());

    assertThat(await(stream(file))).isEqualTo(CONTENT);
  }

  @EachKind
  void refusesWritesAfterIt(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.end();

    assertThat(failureOf(file.write(Buffer.buffer("x")))).isInstanceOf(IllegalStateException.class);
    assertThat(failureOf(file.write(Buffer.buffer("x"), 0))).isInstanceOf(IllegalStateException.class);
    assertThat(failureOf(file.write("x"))).isInstanceOf(IllegalStateException.class);
    assertThat(failureOf(file.write(Buffer.buffer()))).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void refusesTruncateAfterIt(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.end();

    assertThat(failureOf(file.truncate(0))).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void refusesASecondEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(file.end());

    assertThat(failureOf(file.end())).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void storesTheDataThatItIsGiven(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.end(Buffer.buffer("the last")));

    assertThat(contentOf(file)).isEqualTo(concat(CONTENT, Buffer.buffer("the last")));
  }

  @EachKind
  void refusesWritesFromTheCallWithDataOn(Kind kind) {
    TempFile file = open(kind);

    file.end(random(1_000_000));

    assertThat(failureOf(file.write(Buffer.buffer("x")))).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void allowsFlushAfterIt(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(file.end());

    await(file.flush());

    assertThat(await(file.size())).isEqualTo(CONTENT.length());
  }

  @EachKind
  void endsAnEmptyFile(Kind kind) {
    TempFile file = open(kind);

    await(file.end());

    assertThat(await(file.readAll())).isEqualTo(Buffer.buffer());
  }

  @EachKind
  void writingIsRefusedOnAReadOnlyFile(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setWrite(false));

    assertThat(failureOf(file.write(CONTENT))).isInstanceOf(IllegalStateException.class);
    assertThat(failureOf(file.write(CONTENT, 0))).isInstanceOf(IllegalStateException.class);
  }
}
