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
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The high-water mark moves for one who waits, and whoever was told that the queue is full is told that it drained.
 */
class HighWaterMarkContractTest extends ContractTestBase {

  @EachKind
  void aWriterThatWaitsIsNeverToldThatTheQueueIsFull(Kind kind) {
    TempFile file = open(kind);
    file.setWriteQueueMaxSize(4096);

    for (int i = 0; i < 20; i++) {
      await(file.write(random(1024)));
      await(nextTurn());

      assertThat(file.writeQueueFull()).isFalse();
    }
  }

  /** The outside has a context for each call; those of one thread share their event loop. */
  private Future<Void> nextTurn() {
    Promise<Void> promise = Promise.promise();
    vertx.runOnContext(v -> promise.complete());
    return promise.future();
  }

  @EachKind
  void drainsWhenTheMarkIsRaised(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, new TempFileOptions().setWriteQueueMaxSize(RECORD.length()));
    List<String> events = new ArrayList<>();
    Promise<Void> drained = Promise.promise();

    owner.runOnContext(v -> {
      Future<Void> written = file.write(RECORD);
      events.add("full " + file.writeQueueFull());
      file.drainHandler(w -> {
        events.add("drained");
        drained.complete();
      });
      file.setWriteQueueMaxSize(100 * RECORD.length());
      events.add("full " + file.writeQueueFull());
    });
    await(drained.future());

    assertThat(events).containsExactly("full true", "full false", "drained");
  }

  @EachKind
  void aHandlerThatIsSetAfterTheDrainWasToldIsNotCalled(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, new TempFileOptions().setWriteQueueMaxSize(4 * RECORD.length()));
    AtomicInteger drains = new AtomicInteger();
    Promise<Void> drained = Promise.promise();

    owner.runOnContext(v -> {
      file.drainHandler(w -> {
        drains.incrementAndGet();
        file.drainHandler(x -> drains.incrementAndGet());
        drained.complete();
      });
      while (!file.writeQueueFull()) {
        file.write(RECORD);
      }
    });
    await(drained.future());
    settle(file);
    file.drainHandler(v -> drains.incrementAndGet());
    settle(file);

    assertThat(drains).hasValue(1);
  }

  /** On another thread than the owner's it may drain at any moment, and an older handler may hear of it. */
  @EachKind
  void aWriterOnAnotherThreadNeverWaitsInVain(Kind kind) throws Exception {
    TempFile file = open(kind, new TempFileOptions().setWriteQueueMaxSize(RECORD.length()));

    for (int i = 0; i < 2000; i++) {
      file.write(RECORD, 0);
      if (file.writeQueueFull()) {
        CountDownLatch drained = new CountDownLatch(1);
        file.drainHandler(v -> drained.countDown());
        assertThat(drained.await(30, TimeUnit.SECONDS)).as("drained, round %d", i).isTrue();
      }
    }
  }
}
