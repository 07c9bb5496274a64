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
import io.vertx.tempfile.tests.Kind;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The handlers of the read stream may be changed at any time, and each hears of the end, or that the file was closed.
 */
class ReadStreamHandlerContractTest extends ContractTestBase {

  @EachKind
  void deliversNothingAfterTheHandlerWasTakenAway(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Promise<Void> first = Promise.promise();
    AtomicInteger delivered = new AtomicInteger();
    file.setReadBufferSize(CHUNK);
    file.handler(data -> {
      delivered.incrementAndGet();
      file.handler(null);
      first.complete();
    });

    await(first.future());
    settle(file);

    assertThat(delivered).hasValue(1);
  }

  @EachKind
  void goesOnWithANewHandlerWhereTheOldOneWasTakenAway(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Promise<Void> first = Promise.promise();
    file.setReadBufferSize(CHUNK);
    file.handler(data -> {
      file.handler(null);
      first.complete();
    });
    await(first.future());

    assertThat(await(stream(file))).isEqualTo(CONTENT.getBuffer(CHUNK, CONTENT.length()));
  }

  @EachKind
  void mayChangeTheHandlerInTheHandler(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Buffer second = Buffer.buffer();
    Promise<Void> ended = Promise.promise();
    file.setReadBufferSize(CHUNK);
    file.endHandler(v -> ended.complete());
    file.handler(data -> file.handler(second::appendBuffer));

    await(ended.future());

    assertThat(second).isEqualTo(CONTENT.getBuffer(CHUNK, CONTENT.length()));
  }

  @EachKind
  void goesToAnotherPositionInTheHandler(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Buffer received = Buffer.buffer();
    Promise<Void> ended = Promise.promise();
    file.setReadBufferSize(CHUNK);
    file.endHandler(v -> ended.complete());
    file.handler(data -> {
      if (received.length() == 0) {
        file.setReadPos(7 * CHUNK);
      }
      received.appendBuffer(data);
    });

    await(ended.future());

    assertThat(received).isEqualTo(concat(chunk(0), chunk(7), chunk(8), chunk(9)));
  }

  @EachKind
  void holdsNoLockWhenItCallsAHandler(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Promise<Boolean> held = Promise.promise();
    AtomicBoolean heldByData = new AtomicBoolean();
    file.endHandler(v -> held.complete(heldByData.get() || Thread.holdsLock(file)));
    file.handler(data -> heldByData.set(Thread.holdsLock(file)));

    assertThat(await(held.future())).isFalse();
  }

  @EachKind
  void tellsAWaitingReaderThatTheFileWasClosed(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.pause();
    Future<Buffer> reading = stream(file);

    file.close();

    assertThat(failureOf(reading)).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void anEndHandlerThatComesLateIsToldOfTheEnd(Kind kind) {
    TempFile file = open(kind, random(1000));
    Promise<Void> read = Promise.promise();
    file.handler(buffer -> read.tryComplete());
    await(read.future());
    await(eventually(() -> file.getReadPos() == 1000));
    await(file.size());
    Promise<Void> ended = Promise.promise();

    file.endHandler(v -> ended.complete());

    await(ended.future());
  }

  @EachKind
  void aReaderThatIsClosedIsAlwaysTold(Kind kind) throws Exception {
    for (int round = 0; round < 300; round++) {
      TempFile file = open(kind, chunk(0));
      Promise<Void> told = Promise.promise();
      file.pause();
      file.exceptionHandler(failure -> told.tryComplete());
      CyclicBarrier start = new CyclicBarrier(2);
      Thread reader = new Thread(() -> {
        try {
          start.await(30, TimeUnit.SECONDS);
          file.handler(data -> { });
        } catch (IllegalStateException e) {
          told.tryComplete();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      });
      reader.start();
      start.await(30, TimeUnit.SECONDS);
      await(file.close());
      reader.join();

      await(told.future());
    }
  }
}
