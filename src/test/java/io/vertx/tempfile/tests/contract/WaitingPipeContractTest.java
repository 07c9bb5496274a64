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
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pipe that waits to write on is told when the file is closed, checked in, or goes with its owner.
 */
class WaitingPipeContractTest extends ContractTestBase {

  /** A source that has always more, as much as is asked for. */
  private static final class Spring implements ReadStream<Buffer> {

    final AtomicBoolean paused = new AtomicBoolean();
    private final Context context;
    private Handler<Buffer> handler;

    Spring(Context context) {
      this.context = context;
    }

    private void flow() {
      context.runOnContext(v -> {
        if (!paused.get() && handler != null) {
          try {
            handler.handle(RECORD);
          } finally {
            flow();
          }
        }
      });
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
      this.handler = handler;
      return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
      paused.set(true);
      return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
      if (paused.getAndSet(false)) {
        flow();
      }
      return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
      return resume();
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
      return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
      return this;
    }
  }

  private enum End {

    CLOSE(TempFile::close),
    CHECK_IN(TempFile::checkIn);

    private final Function<TempFile, Future<?>> call;

    End(Function<TempFile, Future<?>> call) {
      this.call = call;
    }
  }

  static Stream<Arguments> kindsAndEnds() {
    return Stream.of(Kind.values()).flatMap(kind -> Stream.of(End.values()).map(end -> Arguments.of(kind, end)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndEnds")
  void aPipeThatWaitsForTheDrainFailsWhenTheFileEnds(Kind kind, End end) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, new TempFileOptions().setWriteQueueMaxSize(RECORD.length()));
    Spring source = new Spring(owner);
    source.pause();
    owner.exceptionHandler(failure -> { }); // a pipe asks a file that is closed whether it is full

    Future<Void> piped = source.pipeTo(file);
    Future<?> ended = on(owner, () -> {
      Promise<Object> promise = Promise.promise();
      endWhilePaused(owner, source, () -> end.call.apply(file).onComplete(outcome -> promise.complete()));
      return promise.future();
    });

    await(ended);
    assertThat(failureOf(piped)).isInstanceOf(IllegalStateException.class);
    await(eventually(() -> !source.paused.get()));
    await(vertx.close());
  }

  /** In a turn in which the pipe has paused its source, as it would find the file full. */
  private static void endWhilePaused(Context owner, Spring source, Runnable end) {
    if (source.paused.get()) {
      end.run();
    } else {
      owner.runOnContext(v -> endWhilePaused(owner, source, end));
    }
  }

  @EachKind
  void aPipeThatWaitsForTheDrainFailsWhenTheOwnerIsUndeployed(Kind kind) {
    Context elsewhere = vertx.getOrCreateContext();
    AtomicReference<Context> owner = new AtomicReference<>();
    String id = await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        owner.set(context);
        return Future.succeededFuture();
      }
    }));
    TempFile file = open(owner.get(), kind, new TempFileOptions().setWriteQueueMaxSize(RECORD.length()));
    Spring source = new Spring(elsewhere);
    source.pause();
    elsewhere.exceptionHandler(failure -> { });
    Future<Void> piped = source.pipeTo(file);
    await(eventually(source.paused::get));

    await(vertx.undeploy(id));

    assertThat(failureOf(piped)).isInstanceOf(IllegalStateException.class);
    await(eventually(() -> !source.paused.get()));
  }
}
