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

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a full disk refuses costs nothing else.
 */
class FailureContractTest extends FullDiskTestBase {

  @EachKindOnDisk
  void aWriteToAFullDiskFailsWithTheCause(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);

    assertThat(failureOf(file.write(TOO_MUCH)))
      .isInstanceOf(FileSystemException.class)
      .hasCauseInstanceOf(IOException.class)
      .hasMessageContaining("write")
      .hasMessageContaining(full.toString());
  }

  @EachKindOnDisk
  void whatWasStoredBeforeStaysReadable(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);

    failureOf(file.write(TOO_MUCH));

    assertThat(await(file.read(STORED.length()))).isEqualTo(STORED);
  }

  @EachKindOnDisk
  void theSizeIsAsBefore(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);

    failureOf(file.write(TOO_MUCH));

    assertThat(await(file.size())).isEqualTo(STORED.length());
    assertThat(contentOf(file)).isEqualTo(STORED);
  }

  @EachKindOnDisk
  void whatWasStoredOfAFailedWriteDoesNotShowUpLater(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);
    failureOf(file.write(TOO_MUCH));
    disk.makeRoom();

    await(file.truncate(50 * KIB));

    assertThat(contentOf(file)).isEqualTo(concat(STORED, zeros(44 * KIB)));
  }

  @EachKindOnDisk
  void theFileCanBeClosed(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);
    for (int i = 0; i < 100; i++) {
      file.write(TOO_MUCH);
    }

    await(file.close());
  }

  @EachKindOnDisk
  void everyWriteOfMoreThanFitsFails(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);
    List<Future<Void>> writes = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      writes.add(file.write(TOO_MUCH));
    }
    await(file.close());

    assertThat(writes).allMatch(Future::failed);
  }

  @EachKindOnDisk
  void theExceptionHandlerIsTold(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);
    Promise<Throwable> told = Promise.promise();
    file.exceptionHandler(told::tryComplete);

    file.write(TOO_MUCH);

    assertThat(await(told.future())).isInstanceOf(FileSystemException.class);
  }

  @EachKindOnDisk
  void theNextEndTellsIt(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);

    file.write(TOO_MUCH);

    assertThat(failureOf(file.end())).isInstanceOf(FileSystemException.class);
  }

  @EachKindOnDisk
  void theNextFlushTellsItOnce(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);

    file.write(TOO_MUCH);

    assertThat(failureOf(file.flush())).isInstanceOf(FileSystemException.class);
    await(file.flush());
  }

  @EachKindOnDisk
  void aFlushCalledBeforeDoesNotTellIt(Kind kind) throws IOException {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, onDisk());
    await(file.write(STORED));
    disk.fillBut(100);

    await(on(owner, () -> {
      Future<Void> before = file.flush();
      file.write(TOO_MUCH);
      return before;
    }));

    assertThat(failureOf(file.flush())).isInstanceOf(FileSystemException.class);
  }

  @EachKindOnDisk
  void aFailedPositionalWriteIsToldByItsFutureAlone(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);

    failureOf(file.write(TOO_MUCH, STORED.length()));

    await(file.end());
  }

  @EachKindOnDisk
  void goesOnOnceThereIsRoom(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);
    failureOf(file.write(TOO_MUCH));

    disk.makeRoom();
    await(file.write(TOO_MUCH));

    assertThat(contentOf(file)).isEqualTo(concat(STORED, TOO_MUCH));
  }

  @EachKindOnDisk
  void anAppendGoesOnAtTheEndOfWhatWasStored(Kind kind) throws IOException {
    TempFile file = open(kind, onDisk().setAppend(true));
    await(file.write(STORED));
    disk.fillBut(100);
    failureOf(file.write(TOO_MUCH));

    await(file.write(chunk(0)));

    assertThat(contentOf(file)).isEqualTo(concat(STORED, chunk(0)));
  }

  @EachKindOnDisk
  void aPipeIntoAFullDiskFails(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);
    TempFile source = open(Kind.SPOOLED_IN_MEMORY, random(2_000_000));

    assertThat(failureOf(source.pipeTo(file))).isInstanceOf(FileSystemException.class);
    assertThat(await(file.read(STORED.length()))).isEqualTo(STORED);
  }

  @EachKindOnDisk
  void theBackPressureEnds(Kind kind) throws IOException {
    TempFile file = nearlyFull(kind);
    file.setWriteQueueMaxSize(TOO_MUCH.length());
    Promise<Void> drained = Promise.promise();

    file.write(TOO_MUCH);
    if (file.writeQueueFull()) {
      file.drainHandler(v -> drained.complete());
    } else {
      drained.complete();
    }

    await(drained.future());
  }

  @EachKindOnDisk
  void aFileOfTheLargestSizeDoesNotConcernOthers(Kind kind) {
    TempFile huge = open(kind, onDisk());
    TempFile other = open(kind, onDisk());

    await(huge.truncate(Long.MAX_VALUE));
    await(other.write(chunk(0)));
    await(huge.truncate(1));
    await(other.write(chunk(1)));

    assertThat(contentOf(other)).isEqualTo(CONTENT.getBuffer(0, 2 * CHUNK));
    await(Future.all(huge.close(), other.close()));
    assertThat(fs.stats().getBytesOnDisk()).isZero();
  }
}
