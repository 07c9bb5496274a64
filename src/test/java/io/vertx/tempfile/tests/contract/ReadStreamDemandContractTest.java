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

import io.vertx.core.Promise;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The read stream delivers no more than was asked for, and does not end while it is paused.
 */
class ReadStreamDemandContractTest extends ContractTestBase {

  @EachKind
  void deliversNothingWhilePaused(Kind kind) {
    TempFile file = open(kind, CONTENT);
    AtomicInteger delivered = new AtomicInteger();
    file.pause();
    file.handler(data -> delivered.incrementAndGet());

    settle(file);

    assertThat(delivered).hasValue(0);
  }

  @EachKind
  void deliversNoMoreThanWasFetched(Kind kind) {
    TempFile file = open(kind, CONTENT);
    AtomicInteger delivered = new AtomicInteger();
    Promise<Void> three = Promise.promise();
    file.setReadBufferSize(CHUNK).pause().fetch(3);
    file.handler(data -> {
      if (delivered.incrementAndGet() == 3) {
        three.complete();
      }
    });

    await(three.future());
    settle(file);

    assertThat(delivered).hasValue(3);
    assertThat(file.getReadPos()).isEqualTo(3 * CHUNK);
  }

  @EachKind
  void fetchesAddUp(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Promise<Void> six = Promise.promise();
    AtomicInteger delivered = new AtomicInteger();
    file.setReadBufferSize(CHUNK).pause();
    file.handler(data -> {
      if (delivered.incrementAndGet() == 6) {
        six.complete();
      }
    });

    file.fetch(1).fetch(2).fetch(3);
    await(six.future());
    settle(file);

    assertThat(delivered).hasValue(6);
  }

  @EachKind
  void refusesANegativeFetch(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThatThrownBy(() -> file.fetch(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @EachKind
  void doesNotEndWhilePaused(Kind kind) {
    TempFile file = open(kind);
    AtomicBoolean paused = new AtomicBoolean(true);
    Promise<Boolean> endedWhilePaused = Promise.promise();
    file.pause();
    file.endHandler(v -> endedWhilePaused.complete(paused.get()));
    file.handler(data -> { });
    settle(file);

    paused.set(false);
    file.resume();

    assertThat(await(endedWhilePaused.future())).isFalse();
  }

  @EachKind
  void mayBePausedAndResumedInTheEndHandler(Kind kind) {
    TempFile file = open(kind, CONTENT);
    AtomicInteger ends = new AtomicInteger();
    Promise<Void> ended = Promise.promise();
    file.endHandler(v -> {
      file.pause();
      file.resume();
      ends.incrementAndGet();
      ended.complete();
    });
    file.handler(data -> { });

    await(ended.future());
    settle(file);

    assertThat(ends).hasValue(1);
  }
}
