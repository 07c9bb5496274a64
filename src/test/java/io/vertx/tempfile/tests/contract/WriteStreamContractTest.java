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
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The write stream: back-pressure, drain and pipes.
 */
class WriteStreamContractTest extends ContractTestBase {

  private static final Buffer RECORD = random(1024);

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

  // The high-water mark moves

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

  // Whoever waits to write on when the file ends

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
