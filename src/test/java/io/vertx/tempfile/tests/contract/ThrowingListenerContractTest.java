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
import io.vertx.core.ThreadingModel;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What handlers and listeners throw goes to the context, and the file goes on, even where the exception handler of the context throws too.
 */
class ThrowingListenerContractTest extends OwnerContractTestBase {

  @EachKind
  void whatAHandlerThrowsGoesToTheContextAndTheStreamGoesOn(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    await(file.write(CONTENT));
    RuntimeException thrown = new RuntimeException("the user's");
    List<Throwable> reported = new ArrayList<>();
    Buffer received = Buffer.buffer();
    Promise<Void> ended = Promise.promise();
    owner.exceptionHandler(reported::add);

    file.setReadBufferSize(CHUNK);
    file.endHandler(v -> ended.complete());
    file.handler(data -> {
      boolean first = received.length() == 0;
      received.appendBuffer(data);
      if (first) {
        throw thrown;
      }
    });
    await(ended.future());

    assertThat(reported).containsExactly(thrown);
    assertThat(received).isEqualTo(CONTENT);
  }

  @EachKind
  void whatAnEndHandlerThrowsGoesToTheContext(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    RuntimeException thrown = new RuntimeException("the user's");
    Promise<Throwable> reported = Promise.promise();
    owner.exceptionHandler(reported::complete);

    file.endHandler(v -> {
      throw thrown;
    });
    file.handler(data -> { });

    assertThat(await(reported.future())).isSameAs(thrown);
    await(file.write(CONTENT));
  }

  @EachKind
  void whatADrainHandlerThrowsGoesToTheContext(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, new TempFileOptions().setWriteQueueMaxSize(CHUNK));
    RuntimeException thrown = new RuntimeException("the user's");
    Promise<Throwable> reported = Promise.promise();
    owner.exceptionHandler(reported::tryComplete);

    owner.runOnContext(v -> {
      file.drainHandler(w -> {
        throw thrown;
      });
      file.write(CONTENT);
    });

    assertThat(await(reported.future())).isSameAs(thrown);
    await(file.write(CONTENT));
  }

  @EachKind
  void whatAFutureHandlerThrowsDoesNotStopTheFile(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    Promise<Throwable> reported = Promise.promise();
    RuntimeException thrown = new RuntimeException("the user's");
    owner.exceptionHandler(reported::tryComplete);

    Future<Buffer> read = on(owner, () -> {
      file.write(chunk(0)).onComplete(v -> {
        throw thrown;
      });
      file.write(chunk(1));
      return file.readAll();
    });

    assertThat(await(read)).isEqualTo(CONTENT.getBuffer(0, 2 * CHUNK));
    assertThat(await(reported.future())).isSameAs(thrown);
  }

  private static void throwAlways() {
    throw new IllegalStateException("the user's");
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void everyFutureCompletesWhateverListenersThrow(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind);
    AtomicInteger told = new AtomicInteger();
    owner.exceptionHandler(failure -> throwAlways());

    List<Future<?>> calls = new ArrayList<>();
    await(on(owner, () -> {
      for (int i = 0; i < 100; i++) {
        calls.add(file.write(chunk(0)));
        calls.add(file.read(Buffer.buffer(), 0, 0, CHUNK));
        calls.add(file.size());
        calls.add(file.read(10));
      }
      calls.forEach(call -> {
        try {
          call.onComplete(outcome -> {
            told.incrementAndGet();
            throwAlways();
          });
        } catch (IllegalStateException e) {
          // It was complete already, so that the listener was called by this thread
        }
      });
      return Future.succeededFuture();
    }));
    await(file.close());

    assertThat(calls).allMatch(Future::succeeded);
    await(eventually(() -> told.get() == calls.size()));
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void aStreamGoesOnWhateverItsHandlersThrow(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind);
    await(file.write(CONTENT));
    owner.exceptionHandler(failure -> throwAlways());
    Buffer received = Buffer.buffer();
    Promise<Void> ended = Promise.promise();

    file.setReadBufferSize(CHUNK);
    file.endHandler(v -> {
      ended.complete();
      throwAlways();
    });
    file.handler(data -> {
      received.appendBuffer(data);
      throwAlways();
    });
    await(ended.future());

    assertThat(received).isEqualTo(CONTENT);
    await(file.close());
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void aWriterGoesOnWhateverTheDrainHandlerThrows(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind, new TempFileOptions().setWriteQueueMaxSize(CHUNK));
    owner.exceptionHandler(failure -> throwAlways());
    AtomicInteger drains = new AtomicInteger();

    for (int round = 1; round <= 3; round++) {
      owner.runOnContext(v -> {
        file.drainHandler(w -> {
          drains.incrementAndGet();
          throwAlways();
        });
        file.write(chunk(0));
      });
      int expected = round;
      await(eventually(() -> drains.get() == expected));
    }

    await(file.close());
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void aWriterGoesOnWhateverTheExceptionHandlerThrows(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind, new TempFileOptions().setMaxFileSize(CHUNK));
    owner.exceptionHandler(failure -> throwAlways());
    file.exceptionHandler(failure -> throwAlways());

    failureOf(file.write(CONTENT));
    await(file.write(chunk(0)));

    assertThat(contentOf(file)).isEqualTo(chunk(0));
  }
}
