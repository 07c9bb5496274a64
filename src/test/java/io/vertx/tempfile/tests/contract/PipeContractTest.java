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
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pipes into files and out of them, with back-pressure.
 */
class PipeContractTest extends ContractTestBase {

  @EachKind
  void isPipedIntoAFileOnDisk(Kind kind) {
    Buffer large = random(2_456_789);
    TempFile source = open(kind, large);
    String target = directory.resolve("target").toString();

    await(source.pipeTo(vertx.fileSystem().openBlocking(target, new OpenOptions())));

    assertThat(vertx.fileSystem().readFileBlocking(target)).isEqualTo(large);
    vertx.fileSystem().deleteBlocking(target);
  }

  @EachKind
  void takesAPipeFromAFileOfTheSameKind(Kind kind) {
    Buffer large = random(2_456_789);
    TempFile source = open(kind, large);
    TempFile target = open(kind);

    await(source.pipeTo(target));

    assertThat(contentOf(target)).isEqualTo(large);
  }

  @EachKind
  void takesAPipeWithBackPressure(Kind kind) {
    Buffer large = random(1_234_567);
    TempFile source = open(kind, large);
    TempFile target = open(kind, new TempFileOptions().setWriteQueueMaxSize(2000));
    source.setReadBufferSize(1500);

    await(source.pipeTo(target));

    assertThat(contentOf(target)).isEqualTo(large);
  }

  @EachKind
  void takesAPipeOfNothing(Kind kind) {
    TempFile target = open(kind);

    await(open(kind).pipeTo(target));

    assertThat(await(target.size())).isZero();
  }

  @EachKind
  void aPipeEndsTheWriteSide(Kind kind) {
    TempFile target = open(kind);

    await(open(kind, CONTENT).pipeTo(target));

    assertThat(failureOf(target.write(RECORD))).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void aPipeMayLeaveTheWriteSideOpen(Kind kind) {
    TempFile target = open(kind);

    await(open(kind, chunk(0)).pipe().endOnComplete(false).to(target));
    await(target.write(chunk(1)));

    assertThat(contentOf(target)).isEqualTo(CONTENT.getBuffer(0, 2 * CHUNK));
  }
}
