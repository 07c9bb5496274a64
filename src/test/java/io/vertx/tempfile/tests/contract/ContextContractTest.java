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
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Owners and threads: results arrive on the owner's context, calls may come from anywhere.
 */
class ContextContractTest extends ContractTestBase {

  private static final int THREADS = 4;
  private static final int CALLS = 500;

  /** Nothing but a context that somebody owns files with. */
  private static final class Owner extends VerticleBase {

    Context context() {
      return context;
    }
  }

  private Context owner(ThreadingModel model) {
    Owner owner = new Owner();
    await(vertx.deployVerticle(owner, new DeploymentOptions().setThreadingModel(model)));
    return owner.context();
  }

  static Stream<Arguments> kindsAndOwners() {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.add(Arguments.of(kind, ThreadingModel.EVENT_LOOP));
      all.add(Arguments.of(kind, ThreadingModel.WORKER));
      if (Runtime.version().feature() >= 21) {
        all.add(Arguments.of(kind, ThreadingModel.VIRTUAL_THREAD));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void futuresCompleteOnTheOwner(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind);
    List<Function<TempFile, Future<?>>> calls = List.of(
      f -> f.write(CONTENT), f -> f.write(CONTENT, 5), f -> f.write(Buffer.buffer()), f -> f.write(CONTENT, -1), f -> f.truncate(8000),
      f -> f.flush(), TempFile::size, f -> f.read(10), TempFile::readAll, f -> f.read(Buffer.buffer(), 0, 0, 10), TempFile::fileDescriptor,
      TempFile::lock, TempFile::end, TempFile::end, TempFile::close, TempFile::size);

    for (Function<TempFile, Future<?>> call : calls) {
      Promise<Context> told = Promise.promise();
      call.apply(file).onComplete((result, failure) -> told.complete(Vertx.currentContext()));
      assertThat(await(told.future())).isSameAs(owner);
    }
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void handlersAreCalledOnTheOwner(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind);
    Set<Context> contexts = new HashSet<>();
    await(file.write(CONTENT));
    Promise<Void> ended = Promise.promise();

    file.setReadBufferSize(CHUNK);
    file.endHandler(v -> {
      contexts.add(Vertx.currentContext());
      ended.complete();
    });
    file.handler(data -> contexts.add(Vertx.currentContext()));
    await(ended.future());

    assertThat(contexts).containsExactly(owner);
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void drainsOnTheOwner(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind, new TempFileOptions().setWriteQueueMaxSize(2000));
    Promise<Context> drained = Promise.promise();

    owner.runOnContext(v -> {
      file.drainHandler(w -> drained.tryComplete(Vertx.currentContext()));
      while (!file.writeQueueFull()) {
        file.write(chunk(0));
      }
    });

    assertThat(await(drained.future())).isSameAs(owner);
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void failuresAreToldOnTheOwner(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind, new TempFileOptions().setMaxFileSize(10));
    Promise<Context> told = Promise.promise();
    file.exceptionHandler(failure -> told.complete(Vertx.currentContext()));

    file.write(CONTENT);

    assertThat(await(told.future())).isSameAs(owner);
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void goesOnFromFutureToFutureWithoutEnd(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind);
    // Disk and threads are slower; the depth of the stack is a matter of what is done at once
    int count = kind == Kind.SPOOLED_IN_MEMORY ? 100_000 : 3000;
    Promise<Void> done = Promise.promise();

    owner.runOnContext(v -> writeOnAndOn(file, count, done));
    await(done.future());

    assertThat(await(file.size())).isEqualTo(count);
  }

  private static void writeOnAndOn(TempFile file, int count, Promise<Void> done) {
    if (count == 0) {
      done.complete();
      return;
    }
    file.write(Buffer.buffer("x")).onComplete(v -> writeOnAndOn(file, count - 1, done), done::fail);
  }

  @EachKind
  void readsOnAndOnFromFutureToFuture(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    int count = kind == Kind.SPOOLED_IN_MEMORY ? 100_000 : 3000;
    TempFile file = open(owner, kind);
    await(file.truncate(count));
    Promise<Long> done = Promise.promise();

    owner.runOnContext(v -> readOnAndOn(file, done));

    assertThat(await(done.future())).isEqualTo(count);
  }

  private static void readOnAndOn(TempFile file, Promise<Long> done) {
    file.read(1).onComplete(data -> {
      if (data.length() == 0) {
        done.complete(file.getReadPos());
      } else {
        readOnAndOn(file, done);
      }
    }, done::fail);
  }

  @EachKind
  void writesNothingOnAndOnFromFutureToFuture(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    Promise<Void> done = Promise.promise();

    owner.runOnContext(v -> writeNothingOnAndOn(file, 100_000, done));

    await(done.future());
  }

  private static void writeNothingOnAndOn(TempFile file, int count, Promise<Void> done) {
    if (count == 0) {
      done.complete();
      return;
    }
    file.write(Buffer.buffer()).onComplete(v -> writeNothingOnAndOn(file, count - 1, done), done::fail);
  }

  // Threads

  private interface Call {
    Future<?> make(int thread, int number);
  }

  /** Call from several threads at once, and wait for all. */
  private static void fromManyThreads(Call call) throws InterruptedException {
    List<Future<?>> calls = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      threads.add(new Thread(() -> {
        start.countDown();
        for (int number = 0; number < CALLS; number++) {
          Future<?> made = call.make(thread, number);
          synchronized (calls) {
            calls.add(made);
          }
        }
      }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(calls).hasSize(THREADS * CALLS);
    await(Future.all(calls));
  }

  @EachKind
  void streamWritesOfManyThreadsAreAllStored(Kind kind) throws InterruptedException {
    TempFile file = open(kind);

    fromManyThreads((thread, number) -> file.write(Buffer.buffer().appendInt(thread).appendInt(number)));

    assertThat(records(contentOf(file))).hasSize(THREADS * CALLS);
  }

  @EachKind
  void streamWritesOfOneThreadStayInOrder(Kind kind) throws InterruptedException {
    TempFile file = open(kind);

    fromManyThreads((thread, number) -> file.write(Buffer.buffer().appendInt(thread).appendInt(number)));

    int[] next = new int[THREADS];
    Buffer all = contentOf(file);
    for (int i = 0; i < all.length(); i += 8) {
      assertThat(all.getInt(i + 4)).isEqualTo(next[all.getInt(i)]++);
    }
  }

  @EachKind
  void appendsOfManyThreadsAreAllStored(Kind kind) throws InterruptedException {
    TempFile file = open(kind, new TempFileOptions().setAppend(true));

    fromManyThreads((thread, number) -> file.write(Buffer.buffer().appendInt(thread).appendInt(number)));

    assertThat(records(contentOf(file))).hasSize(THREADS * CALLS);
  }

  @EachKind
  void positionalWritesOfManyThreadsAreAllStored(Kind kind) throws InterruptedException {
    TempFile file = open(kind);

    fromManyThreads((thread, number) ->
      file.write(Buffer.buffer().appendInt(thread).appendInt(number), (thread * CALLS + number) * 8L));

    Buffer all = contentOf(file);
    for (int i = 0; i < THREADS * CALLS; i++) {
      assertThat(all.getInt(i * 8)).isEqualTo(i / CALLS);
      assertThat(all.getInt(i * 8 + 4)).isEqualTo(i % CALLS);
    }
  }

  @EachKind
  void sequentialReadsOfManyThreadsGetEachByteOnce(Kind kind) throws InterruptedException {
    TempFile file = open(kind);
    Buffer numbers = Buffer.buffer();
    for (int i = 0; i < THREADS * CALLS; i++) {
      numbers.appendLong(i);
    }
    await(file.write(numbers));
    List<Future<Buffer>> reads = new ArrayList<>();

    fromManyThreads((thread, number) -> {
      Future<Buffer> read = file.read(8);
      synchronized (reads) {
        reads.add(read);
      }
      return read;
    });

    Buffer all = Buffer.buffer();
    reads.forEach(read -> all.appendBuffer(read.result()));
    assertThat(records(all)).isEqualTo(records(numbers));
  }

  private static Set<Long> records(Buffer all) {
    Set<Long> records = new HashSet<>();
    ByteBuffer bytes = ByteBuffer.wrap(all.getBytes());
    while (bytes.hasRemaining()) {
      records.add(bytes.getLong());
    }
    return records;
  }

  // What users throw

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

  // Whatever listeners and the exception handler of their context throw

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

  // Listeners that wait, as they may on virtual threads

  @EachKind
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aListenerMayWaitForWhatIsCalledLater(Kind kind) {
    Context owner = owner(ThreadingModel.VIRTUAL_THREAD);
    TempFile file = open(owner, kind);
    Promise<Buffer> read = Promise.promise();

    owner.runOnContext(v -> file.write(chunk(0)).onComplete(w -> {
      file.write(chunk(1)).await();
      read.complete(file.readAll().await());
    }));

    assertThat(await(read.future())).isEqualTo(CONTENT.getBuffer(0, 2 * CHUNK));
  }

  @EachKind
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aListenerMayWaitForWhatWasCalledWithIt(Kind kind) {
    Context owner = owner(ThreadingModel.VIRTUAL_THREAD);
    TempFile file = open(owner, kind);
    Promise<Void> waited = Promise.promise();

    owner.runOnContext(v -> {
      List<Future<Void>> writes = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        writes.add(file.write(chunk(0)));
      }
      writes.get(0).onComplete(w -> {
        writes.get(199).await();
        waited.complete();
      });
    });

    await(waited.future());
  }

  @EachKind
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aStreamDeliversInOrderToAHandlerThatWaits(Kind kind) {
    Context owner = owner(ThreadingModel.VIRTUAL_THREAD);
    TempFile file = open(owner, kind);
    await(file.write(CONTENT));
    Buffer received = Buffer.buffer();
    Promise<Void> ended = Promise.promise();

    owner.runOnContext(v -> {
      file.setReadBufferSize(CHUNK);
      file.endHandler(w -> ended.complete());
      file.handler(data -> {
        file.read(Buffer.buffer(), 0, 0, CHUNK).await();
        received.appendBuffer(data);
      });
    });
    await(ended.future());

    assertThat(received).isEqualTo(CONTENT);
  }

  // Chains of calls, each in the listener of the one before

  @Test
  void opensAndWritesOnAndOnFromFutureToFuture() {
    Context owner = vertx.getOrCreateContext();
    Promise<Void> done = Promise.promise();
    List<TempFile> files = new ArrayList<>();

    owner.runOnContext(v -> openAndWriteOnAndOn(files, 3000, done));

    await(done.future());
    assertThat(files).hasSize(3000);
  }

  private void openAndWriteOnAndOn(List<TempFile> files, int count, Promise<Void> done) {
    if (count == 0) {
      done.complete();
      return;
    }
    fs.openSpooledTempFile().onComplete(file -> {
      files.add(hold(file));
      file.write(Buffer.buffer("x")).onComplete(v -> openAndWriteOnAndOn(files, count - 1, done), done::fail);
    }, done::fail);
  }

  @Test
  void writesFromFileToFile() {
    Context owner = vertx.getOrCreateContext();
    List<TempFile> files = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      files.add(open(owner, Kind.SPOOLED_IN_MEMORY));
    }
    Promise<Void> done = Promise.promise();

    owner.runOnContext(v -> writeFrom(files, 0, done));

    await(done.future());
  }

  private static void writeFrom(List<TempFile> files, int index, Promise<Void> done) {
    if (index == files.size()) {
      done.complete();
      return;
    }
    files.get(index).write(Buffer.buffer("x")).onComplete(v -> writeFrom(files, index + 1, done), done::fail);
  }

  @Test
  void writesFromOwnerToOwnerOfOneEventLoop() {
    ContextInternal first = (ContextInternal) vertx.getOrCreateContext();
    List<TempFile> files = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      Context owner = first.toBuilder().withEventLoop(first.nettyEventLoop()).build();
      files.add(open(owner, Kind.SPOOLED_IN_MEMORY));
    }
    Promise<Void> done = Promise.promise();

    first.runOnContext(v -> writeFrom(files, 0, done));

    await(done.future());
  }
}
