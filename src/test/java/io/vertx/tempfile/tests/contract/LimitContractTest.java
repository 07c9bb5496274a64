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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code maxFileSize}, exact to the byte.
 */
class LimitContractTest extends ContractTestBase {

  private static final int LIMIT = 5000;

  private TempFile limited(Kind kind) {
    return open(kind, new TempFileOptions().setMaxFileSize(LIMIT));
  }

  private TempFile appending(Kind kind) {
    return open(kind, new TempFileOptions().setMaxFileSize(LIMIT).setAppend(true));
  }

  @EachKind
  void takesAsMuchAsTheLimit(Kind kind) {
    TempFile file = limited(kind);

    await(file.write(random(LIMIT)));

    assertThat(contentOf(file)).isEqualTo(random(LIMIT));
  }

  @EachKind
  void refusesOneByteMore(Kind kind) {
    TempFile file = limited(kind);

    assertThat(failureOf(file.write(random(LIMIT + 1)))).isInstanceOf(TempFileLimitException.class);
  }

  @EachKind
  void refusesTheByteAfterTheLast(Kind kind) {
    TempFile file = limited(kind);
    file.write(random(LIMIT));

    assertThat(failureOf(file.write(random(1)))).isInstanceOf(TempFileLimitException.class);
    assertThat(contentOf(file)).isEqualTo(random(LIMIT));
  }

  @EachKind
  void storesNothingOfARefusedWrite(Kind kind) {
    TempFile file = limited(kind);
    await(file.write(chunk(0)));

    failureOf(file.write(random(LIMIT)));

    assertThat(contentOf(file)).isEqualTo(chunk(0));
  }

  @EachKind
  void tellsTheLimitAndTheSize(Kind kind) {
    TempFile file = limited(kind);
    await(file.write(chunk(0)));

    TempFileLimitException failure = (TempFileLimitException) failureOf(file.write(random(LIMIT)));

    assertThat(failure.limit()).isEqualTo(LIMIT);
    assertThat(failure.size()).isEqualTo(CHUNK + LIMIT);
    assertThat(failure).hasMessageContaining(Integer.toString(LIMIT)).hasMessageContaining(Integer.toString(CHUNK + LIMIT));
  }

  @EachKind
  void goesOnWithASmallerWrite(Kind kind) {
    TempFile file = limited(kind);
    failureOf(file.write(random(LIMIT + 1)));

    await(file.write(chunk(0)));

    assertThat(contentOf(file)).isEqualTo(chunk(0));
  }

  @EachKind
  void holdsForPositionalWrites(Kind kind) {
    TempFile file = limited(kind);

    await(file.write(chunk(0), LIMIT - CHUNK));

    assertThat(failureOf(file.write(chunk(1), LIMIT - CHUNK + 1))).isInstanceOf(TempFileLimitException.class);
    assertThat(contentOf(file)).isEqualTo(concat(zeros(LIMIT - CHUNK), chunk(0)));
  }

  @EachKind
  void allowsOverwritingAtTheLimit(Kind kind) {
    TempFile file = limited(kind);
    await(file.write(random(LIMIT)));

    await(file.write(chunk(0), LIMIT - CHUNK));

    assertThat(contentOf(file)).isEqualTo(concat(random(LIMIT).getBuffer(0, LIMIT - CHUNK), chunk(0)));
  }

  @EachKind
  void holdsForAppending(Kind kind) {
    TempFile file = appending(kind);

    Future<Void> first = file.write(random(LIMIT - 10));
    Future<Void> second = file.write(random(11));

    await(first);
    Throwable refused = failureOf(second);
    assertThat(refused).isInstanceOfSatisfying(TempFileLimitException.class, failure -> assertThat(failure.size()).isEqualTo(LIMIT + 1));
    await(file.write(random(10)));
    assertThat(contentOf(file)).isEqualTo(concat(random(LIMIT - 10), random(10)));
  }

  @EachKind
  void holdsForManyAppendsAtOnce(Kind kind) {
    TempFile file = appending(kind);

    for (int i = 0; i < 2 * LIMIT / 7; i++) {
      file.write(filled(7, i));
    }

    assertThat(await(file.size())).isEqualTo(LIMIT / 7 * 7);
  }

  @EachKind
  void holdsForTruncate(Kind kind) {
    TempFile file = limited(kind);

    await(file.truncate(LIMIT));

    assertThat(failureOf(file.truncate(LIMIT + 1))).isInstanceOf(TempFileLimitException.class);
    assertThat(await(file.size())).isEqualTo(LIMIT);
  }

  @EachKind
  void makesRoomByTruncating(Kind kind) {
    TempFile file = limited(kind);
    await(file.write(random(LIMIT)));

    file.truncate(0);
    file.setWritePos(0);
    await(file.write(chunk(0)));

    assertThat(contentOf(file)).isEqualTo(chunk(0));
  }

  @EachKind
  void makesRoomForAppendingByTruncating(Kind kind) {
    TempFile file = appending(kind);
    file.write(random(LIMIT));

    file.truncate(100);
    await(file.write(chunk(0)));

    assertThat(contentOf(file)).isEqualTo(concat(random(LIMIT).getBuffer(0, 100), chunk(0)));
  }

  @EachKind
  void failsAPipe(Kind kind) {
    TempFile source = open(kind, random(100_000));
    source.setReadBufferSize(CHUNK);
    TempFile target = limited(kind);

    assertThat(failureOf(source.pipeTo(target))).isInstanceOf(TempFileLimitException.class);
    assertThat(contentOf(target)).isEqualTo(random(100_000).getBuffer(0, LIMIT));
  }

  @EachKind
  void stopsTheSourceOfAPipe(Kind kind) {
    TempFile source = open(kind, random(1_000_000));
    source.setReadBufferSize(CHUNK);
    TempFile target = limited(kind);
    Promise<Void> piped = Promise.promise();

    // On the event loop of both, which does nothing else before the pipe is complete
    vertx.runOnContext(v -> source.pipeTo(target).onComplete(piped));

    failureOf(piped.future());
    assertThat(source.getReadPos()).isLessThan(1_000_000);
  }

  @EachKind
  void isToldToTheExceptionHandler(Kind kind) {
    TempFile file = limited(kind);
    Promise<Throwable> told = Promise.promise();
    file.exceptionHandler(told::tryComplete);

    file.write(random(LIMIT + 1));

    assertThat(await(told.future())).isInstanceOf(TempFileLimitException.class);
  }

  @EachKind
  void isToldByTheNextEnd(Kind kind) {
    TempFile file = limited(kind);

    file.write(random(LIMIT + 1));

    assertThat(failureOf(file.end())).isInstanceOf(TempFileLimitException.class);
  }

  @EachKind
  void isToldByTheNextFlushOnce(Kind kind) {
    TempFile file = limited(kind);

    file.write(random(LIMIT + 1));

    assertThat(failureOf(file.flush())).isInstanceOf(TempFileLimitException.class);
    await(file.flush());
  }

  @EachKind
  void aRefusedPositionalWriteIsToldByItsFutureAlone(Kind kind) {
    TempFile file = limited(kind);

    failureOf(file.write(Buffer.buffer("x"), LIMIT));

    await(file.end());
  }
}
