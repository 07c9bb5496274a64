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
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stream has no holes: what comes behind a stream write that a full disk refuses fails with it, and nothing else does.
 */
class FailedStreamWriteContractTest extends FullDiskTestBase {

  /** Ten small writes in one turn, and in the middle of them one that is too much. */
  private List<Future<Void>> writeTooMuchInTheMiddle(Context owner, TempFile file) {
    List<Future<Void>> writes = new ArrayList<>();
    await(on(owner, () -> {
      for (int i = 0; i < 5; i++) {
        writes.add(file.write(filled(100, i)));
      }
      writes.add(file.write(TOO_MUCH));
      for (int i = 5; i < 10; i++) {
        writes.add(file.write(filled(100, i)));
      }
      return Future.join(writes).otherwiseEmpty();
    }));
    return writes;
  }

  private static Buffer firstFive() {
    return concat(filled(100, 0), filled(100, 1), filled(100, 2), filled(100, 3), filled(100, 4));
  }

  @EachKindOnDisk
  void streamWritesBehindOneThatFailsFailWithIt(Kind kind) throws IOException {
    Context owner = vertx.getOrCreateContext();
    TempFile file = nearlyFull(owner, kind, false);

    List<Future<Void>> writes = writeTooMuchInTheMiddle(owner, file);

    assertThat(writes.subList(0, 5)).allMatch(Future::succeeded);
    assertThat(writes.subList(5, 11)).allMatch(write -> write.cause() == writes.get(5).cause()).allMatch(Future::failed);
    assertThat(contentOf(file)).isEqualTo(concat(STORED, firstFive()));
  }

  @EachKindOnDisk
  void appendsBehindOneThatFailsFailWithIt(Kind kind) throws IOException {
    Context owner = vertx.getOrCreateContext();
    TempFile file = nearlyFull(owner, kind, true);

    List<Future<Void>> writes = writeTooMuchInTheMiddle(owner, file);

    assertThat(writes.subList(0, 5)).allMatch(Future::succeeded);
    assertThat(writes.subList(5, 11)).allMatch(write -> write.cause() == writes.get(5).cause()).allMatch(Future::failed);
    assertThat(contentOf(file)).isEqualTo(concat(STORED, firstFive()));
  }

  @EachKindOnDisk
  void theStreamGoesOnWhereItWasBeforeTheWriteThatFailed(Kind kind) throws IOException {
    Context owner = vertx.getOrCreateContext();
    TempFile file = nearlyFull(owner, kind, false);
    writeTooMuchInTheMiddle(owner, file);
    disk.makeRoom();

    assertThat(file.getWritePos()).isEqualTo(STORED.length() + 500);
    await(file.write(TOO_MUCH));

    assertThat(contentOf(file)).isEqualTo(concat(STORED, firstFive(), TOO_MUCH));
  }

  @EachKindOnDisk
  void theStreamGoesOnInTheListenerThatHearsOfTheFailure(Kind kind) throws IOException {
    Context owner = vertx.getOrCreateContext();
    TempFile file = nearlyFull(owner, kind, false);

    await(on(owner, () -> {
      Future<Void> refused = file.write(TOO_MUCH);
      file.write(chunk(0));
      return refused.recover(failure -> file.write(chunk(1)));
    }));

    assertThat(contentOf(file)).isEqualTo(concat(STORED, chunk(1)));
  }

  @EachKindOnDisk
  void aPositionThatWasSetStaysWhenAWriteCalledBeforeFails(Kind kind) throws IOException {
    Context owner = vertx.getOrCreateContext();
    TempFile file = nearlyFull(owner, kind, false);

    failureOf(on(owner, () -> {
      Future<Void> refused = file.write(TOO_MUCH);
      file.setWritePos(1000);
      return refused;
    }));

    assertThat(file.getWritePos()).isEqualTo(1000);
  }

  @EachKindOnDisk
  void positionalWritesBehindAStreamWriteThatFailsAreOnTheirOwn(Kind kind) throws IOException {
    Context owner = vertx.getOrCreateContext();
    TempFile file = nearlyFull(owner, kind, false);

    await(on(owner, () -> {
      file.write(TOO_MUCH);
      return file.write(chunk(0), 0);
    }));

    assertThat(contentOf(file)).isEqualTo(concat(chunk(0), STORED.getBuffer(CHUNK, STORED.length())));
  }

  @EachKindOnDisk
  void aStreamWriteBehindAPositionalWriteThatFailsIsOnItsOwn(Kind kind) throws IOException {
    Context owner = vertx.getOrCreateContext();
    TempFile file = nearlyFull(owner, kind, false);

    await(on(owner, () -> {
      file.write(TOO_MUCH, STORED.length());
      return file.write(chunk(0));
    }));

    assertThat(contentOf(file)).isEqualTo(concat(STORED, chunk(0)));
  }
}
