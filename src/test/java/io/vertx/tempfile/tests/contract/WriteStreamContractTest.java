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
import io.vertx.core.Vertx;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The write stream is full when so much was written as it takes, and drains once that is stored.
 */
class WriteStreamContractTest extends ContractTestBase {

  @EachKind
  void isNotFullAtFirst(Kind kind) {
    TempFile file = open(kind);

    assertThat(file.writeQueueFull()).isFalse();
  }

  @EachKind
  void isFullOnceSoManyBytesWereWrittenInOneTurn(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, new TempFileOptions().setWriteQueueMaxSize(2 * RECORD.length()));

    Future<String> full = on(owner, () -> {
      file.write(RECORD);
      String afterOne = file.writeQueueFull() + "";
      file.write(RECORD);
      return Future.succeededFuture(afterOne + ", " + file.writeQueueFull());
    });

    assertThat(await(full)).isEqualTo("false, true");
  }

  @EachKind
  void drainsWhenFull(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    Promise<Boolean> fullAfterDrain = Promise.promise();

    owner.runOnContext(v -> {
      file.setWriteQueueMaxSize(4 * RECORD.length());
      while (!file.writeQueueFull()) {
        file.write(RECORD);
      }
      file.drainHandler(w -> fullAfterDrain.complete(file.writeQueueFull()));
    });

    assertThat(await(fullAfterDrain.future())).isFalse();
  }

  @EachKind
  void drainsOnceForEachTimeItWasFull(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    AtomicInteger drains = new AtomicInteger();

    await(on(owner, () -> {
      file.setWriteQueueMaxSize(2 * RECORD.length());
      file.drainHandler(v -> drains.incrementAndGet());
      for (int i = 0; i < 20; i++) {
        file.write(RECORD);
      }
      return file.flush();
    }));
    settle(file);

    assertThat(drains).hasValue(1);
  }

  @EachKind
  void drainsAgainAndAgainWithTheSameHandler(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    AtomicInteger rounds = new AtomicInteger();
    Promise<Context> done = Promise.promise();

    owner.runOnContext(v -> {
      file.setWriteQueueMaxSize(4 * RECORD.length());
      file.drainHandler(w -> {
        if (rounds.incrementAndGet() == 1000) {
          done.complete(Vertx.currentContext());
          return;
        }
        while (!file.writeQueueFull()) {
          file.write(RECORD);
        }
      });
      while (!file.writeQueueFull()) {
        file.write(RECORD);
      }
    });

    assertThat(await(done.future())).isSameAs(owner);
    assertThat(await(file.size())).isGreaterThanOrEqualTo(1000 * 2 * RECORD.length());
  }

  @EachKind
  void drainsAHandlerThatIsSetAfterItWasSeenFull(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setWriteQueueMaxSize(2 * RECORD.length()));
    Promise<Void> drained = Promise.promise();

    // From a foreign thread: what is under way may be done by the time the handler is set
    while (!file.writeQueueFull()) {
      file.write(RECORD);
    }
    file.drainHandler(v -> drained.complete());

    await(drained.future());
  }

  @EachKind
  void isNotFullOnceAllThatWasWrittenIsStored(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setWriteQueueMaxSize(2 * RECORD.length()));

    await(Future.all(file.write(RECORD), file.write(RECORD), file.write(RECORD)));
    await(file.flush());

    assertThat(file.writeQueueFull()).isFalse();
  }

  @EachKind
  void drainsWhenTheWritesFail(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, new TempFileOptions().setMaxFileSize(100).setAppend(true));
    Promise<Void> drained = Promise.promise();

    owner.runOnContext(v -> {
      file.setWriteQueueMaxSize(4 * RECORD.length());
      file.write(RECORD, 0);
      file.drainHandler(w -> drained.complete());
      for (int i = 0; i < 8; i++) {
        file.write(RECORD);
      }
      if (!file.writeQueueFull()) {
        drained.complete();
      }
    });

    await(drained.future());
  }

  @EachKind
  void doesNotDrainAfterClose(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    AtomicBoolean drained = new AtomicBoolean();

    await(on(owner, () -> {
      file.write(random(1024 * 1024));
      file.drainHandler(v -> drained.set(true));
      return file.close();
    }));

    assertThat(drained).isFalse();
  }

  @EachKind
  void positionalWritesCountToo(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, new TempFileOptions().setWriteQueueMaxSize(RECORD.length()));

    Future<Boolean> full = on(owner, () -> {
      file.write(RECORD, 0);
      return Future.succeededFuture(file.writeQueueFull());
    });

    assertThat(await(full)).isTrue();
  }

  @EachKind
  void refusesAQueueOfLessThanTwoBytes(Kind kind) {
    TempFile file = open(kind);

    for (int size : new int[] {1, 0, -1}) {
      assertThatThrownBy(() -> file.setWriteQueueMaxSize(size)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
