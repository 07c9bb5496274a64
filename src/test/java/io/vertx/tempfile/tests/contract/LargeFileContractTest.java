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
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Positions beyond what an int holds, in sparse files.
 */
class LargeFileContractTest extends ContractTestBase {

  private static final long GIB = 1024L * 1024 * 1024;

  @EachKind
  void writesAndReadsBeyondFourGibibytes(Kind kind) {
    TempFile file = open(kind);

    await(Future.all(file.write(chunk(3), 3 * GIB), file.write(chunk(5), 5 * GIB)));

    assertThat(await(file.size())).isEqualTo(5 * GIB + CHUNK);
    assertThat(await(file.read(Buffer.buffer(), 0, 3 * GIB - 100, CHUNK + 200))).isEqualTo(concat(zeros(100), chunk(3), zeros(100)));
    assertThat(await(file.read(Buffer.buffer(), 0, 5 * GIB - 100, CHUNK + 200))).isEqualTo(concat(zeros(100), chunk(5)));
  }

  @EachKind
  void keepsWhatWasThereBeforeItGrewLarge(Kind kind) {
    TempFile file = open(kind, chunk(0));

    await(file.write(chunk(5), 5 * GIB));

    assertThat(await(file.read(CHUNK + 10))).isEqualTo(concat(chunk(0), zeros(10)));
  }

  @EachKind
  void streamsFromThereOn(Kind kind) {
    TempFile file = open(kind);
    await(file.write(CONTENT, 5 * GIB));

    file.setReadPos(5 * GIB - 10);

    assertThat(await(stream(file))).isEqualTo(concat(zeros(10), CONTENT));
    assertThat(file.getReadPos()).isEqualTo(5 * GIB + CONTENT.length());
  }

  @EachKind
  void writesAStreamFromThereOn(Kind kind) {
    TempFile file = open(kind);
    file.setWritePos(5 * GIB);

    await(Future.all(writeInChunks(file)));

    assertThat(file.getWritePos()).isEqualTo(5 * GIB + CONTENT.length());
    assertThat(await(file.read(Buffer.buffer(), 0, 5 * GIB, CONTENT.length()))).isEqualTo(CONTENT);
  }

  @EachKind
  void appendsThere(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setAppend(true));
    file.truncate(5 * GIB);

    await(file.write(CONTENT));

    file.setReadPos(5 * GIB);
    assertThat(await(file.readAll())).isEqualTo(CONTENT);
  }

  @EachKind
  void truncatesThere(Kind kind) {
    TempFile file = open(kind);
    await(file.write(CONTENT, 5 * GIB));

    await(file.truncate(5 * GIB + 10));

    assertThat(await(file.size())).isEqualTo(5 * GIB + 10);
    file.setReadPos(5 * GIB);
    assertThat(await(file.readAll())).isEqualTo(CONTENT.getBuffer(0, 10));
  }

  @EachKind
  void refusesToReadMoreThanABufferHolds(Kind kind) {
    TempFile file = open(kind);
    await(file.truncate(5 * GIB));

    assertThat(failureOf(file.readAll())).isInstanceOf(FileSystemException.class);
    assertThat(file.getReadPos()).isZero();
  }

  @EachKind
  void aLimitMayLieThere(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setMaxFileSize(5 * GIB));

    await(file.write(chunk(0), 5 * GIB - CHUNK));

    assertThat(failureOf(file.write(chunk(0), 5 * GIB - CHUNK + 1))).isInstanceOf(TempFileLimitException.class);
  }
}
