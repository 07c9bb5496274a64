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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.Pipe;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collector;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The read stream: demand, buffers, range and end.
 */
class ReadStreamContractTest extends ContractTestBase {

  /** How a reader takes the buffers. */
  enum Taking {

    /** As they come. */
    FLOWING {
      @Override
      void taken(TempFile file) {
      }
    },

    /** Pausing in the handler, going on some time later. */
    PAUSING {
      @Override
      void taken(TempFile file) {
        file.pause();
        Vertx.currentContext().runOnContext(v -> file.resume());
      }
    },

    /** One by one. */
    FETCHING {
      @Override
      void begin(TempFile file) {
        file.pause();
        file.fetch(1);
      }

      @Override
      void taken(TempFile file) {
        Vertx.currentContext().runOnContext(v -> file.fetch(1));
      }
    };

    void begin(TempFile file) {
    }

    abstract void taken(TempFile file);
  }

  /** What a reader got. */
  private static final class Received {

    final List<Buffer> buffers = new ArrayList<>();

    Buffer all() {
      return concat(buffers.toArray(new Buffer[0]));
    }
  }

  private static Future<Received> take(TempFile file, Taking taking) {
    Promise<Received> ended = Promise.promise();
    Received received = new Received();
    taking.begin(file);
    file.exceptionHandler(ended::tryFail);
    file.endHandler(v -> ended.tryComplete(received));
    file.handler(data -> {
      received.buffers.add(data);
      taking.taken(file);
    });
    return ended.future();
  }

  static Stream<Arguments> everyWayOfReading() {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Taking taking : Taking.values()) {
        for (int position : new int[] {0, 3333}) {
          for (long length : new long[] {2500, Long.MAX_VALUE}) {
            for (int bufferSize : new int[] {1000, 100_000}) {
              all.add(Arguments.of(kind, taking, position, length, bufferSize));
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyWayOfReading")
  void deliversTheRangeInBuffersOfTheSizeAskedFor(Kind kind, Taking taking, int position, long length, int bufferSize) {
    TempFile file = open(kind, CONTENT);
    file.setReadPos(position).setReadLength(length).setReadBufferSize(bufferSize);

    Received received = await(take(file, taking));

    int end = (int) Math.min(CONTENT.length(), position + Math.min(length, CONTENT.length()));
    assertThat(received.all()).isEqualTo(CONTENT.getBuffer(position, end));
    assertThat(received.buffers).hasSize((end - position + bufferSize - 1) / bufferSize);
  }

  @EachKind
  void deliversALargeFile(Kind kind) {
    Buffer large = random(8 * 1024 * 1024 + 5);
    TempFile file = open(kind, large);

    assertThat(await(stream(file))).isEqualTo(large);
  }

  @EachKind
  void usesTheReadBufferSizeOfTheOptions(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setReadBufferSize(3000));
    await(file.write(CONTENT));

    Received received = await(take(file, Taking.FLOWING));

    assertThat(received.buffers).extracting(Buffer::length).containsExactly(3000, 3000, 3000, 1000);
  }

  @EachKind
  void endsAtOnceWhenTheFileIsEmpty(Kind kind) {
    TempFile file = open(kind);

    assertThat(await(stream(file))).isEqualTo(Buffer.buffer());
  }

  @EachKind
  void endsAtOnceWhenTheReadLengthIsZero(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadLength(0);

    assertThat(await(stream(file))).isEqualTo(Buffer.buffer());
  }

  @EachKind
  void endsAtOnceBeyondTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadPos(CONTENT.length() + 1);

    assertThat(await(stream(file))).isEqualTo(Buffer.buffer());
  }

  @EachKind
  void endsWithoutAnEndHandler(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Promise<Void> last = Promise.promise();
    file.setReadBufferSize(CONTENT.length());
    file.handler(data -> last.complete());

    await(last.future());

    assertThat(await(file.size())).isEqualTo(CONTENT.length());
  }

  @EachKind
  void readsAgainAfterTheEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(stream(file));

    file.setReadPos(0);

    assertThat(await(stream(file))).isEqualTo(CONTENT);
  }

  @EachKind
  void readsOnAfterTheEndWhenMoreWasWritten(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(stream(file));

    file.write(Buffer.buffer("more"));

    assertThat(await(stream(file))).isEqualTo(Buffer.buffer("more"));
  }

  @EachKind
  void readsTheNextRangeAfterTheEndOfOne(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadLength(3 * CHUNK);
    await(stream(file));

    file.setReadLength(2 * CHUNK);

    assertThat(await(stream(file))).isEqualTo(CONTENT.getBuffer(3 * CHUNK, 5 * CHUNK));
  }

  @EachKind
  void tellsHowMuchOfTheReadLengthIsLeft(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadLength(100_000);

    await(stream(file));

    assertThat(file.getReadLength()).isEqualTo(100_000 - CONTENT.length());
  }

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
  void isRefusedOnAWriteOnlyFile(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setRead(false));

    assertThatThrownBy(() -> file.handler(data -> { })).isInstanceOf(IllegalStateException.class);
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
  void collectsFromOutside(Kind kind) {
    for (int i = 0; i < 50; i++) {
      TempFile file = open(kind, random(100));

      Buffer collected = await(file.collect(Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer)));

      assertThat(collected).isEqualTo(random(100));
    }
  }

  // An end belongs to one read

  /** A file that was read to its end with nobody there to hear of that. */
  private TempFile unheardEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.handler(data -> { });
    await(eventually(() -> file.getReadPos() == CONTENT.length()));
    settle(file);
    return file;
  }

  @EachKind
  void aPipeHearsOfNoEndBeforeTheOneThatItReadsTo(Kind kind) {
    TempFile file = unheardEnd(kind);
    TempFile target = open(Kind.SPOOLED_IN_MEMORY);

    file.setReadPos(0);
    await(file.pipeTo(target));

    assertThat(contentOf(target)).isEqualTo(CONTENT);
  }

  @EachKind
  void aPipeOnTheOwnerHearsOfNoEndBeforeTheOneThatItReadsTo(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    TempFile target = open(owner, Kind.SPOOLED_IN_MEMORY);
    await(on(owner, () -> {
      file.handler(data -> { });
      return file.write(CONTENT);
    }));
    settle(file);

    await(on(owner, () -> {
      file.setReadPos(0);
      Pipe<Buffer> pipe = file.pipe();
      Promise<Void> piped = Promise.promise();
      Vertx.currentContext().runOnContext(v -> pipe.to(target).onComplete(piped));
      return piped.future();
    }));

    assertThat(contentOf(target)).isEqualTo(CONTENT);
  }

  @EachKind
  void anotherLengthBeginsAnotherRead(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadLength(CHUNK);
    file.handler(data -> { });
    await(eventually(() -> file.getReadPos() == CHUNK));
    settle(file);

    file.setReadLength(2 * CHUNK);
    TempFile target = open(Kind.SPOOLED_IN_MEMORY);
    await(file.pipeTo(target));

    assertThat(contentOf(target)).isEqualTo(CONTENT.getBuffer(CHUNK, 3 * CHUNK));
  }

  @EachKind
  void aWriteBehindTheEndBeginsAnotherRead(Kind kind) {
    TempFile file = unheardEnd(kind);
    TempFile target = open(Kind.SPOOLED_IN_MEMORY);

    file.write(chunk(0));
    await(file.pipeTo(target));

    assertThat(contentOf(target)).isEqualTo(chunk(0));
  }

  @EachKind
  void aNewHandlerBeginsAnotherRead(Kind kind) {
    TempFile file = unheardEnd(kind);
    AtomicInteger ends = new AtomicInteger();

    file.pause();
    file.handler(data -> { });
    file.endHandler(v -> ends.incrementAndGet());
    settle(file);
    int endsWhilePaused = ends.get();
    file.resume();
    await(eventually(() -> ends.get() > 0));
    settle(file);

    assertThat(endsWhilePaused).isZero();
    assertThat(ends).hasValue(1);
  }

  // Others write meanwhile

  @EachKind
  void writersOfTheHeaderDoNotStarveAReaderBehindIt(Kind kind) {
    Buffer large = random(2 * 1024 * 1024);
    TempFile file = open(kind, large);
    file.setReadPos(CHUNK).setReadBufferSize(CHUNK);
    Rewriters rewriters = new Rewriters(file, 16);

    Buffer received = await(stream(file));
    rewriters.stop();

    assertThat(received).isEqualTo(large.getBuffer(CHUNK, large.length()));
    // About six for each buffer, however fast the machine is; hundreds where each write has the reader begin anew
    assertThat(rewriters.rounds.get()).isLessThan(50 * large.length() / CHUNK);
  }

  @EachKind
  void writersOfTheSamePlaceDoNotStarveAReader(Kind kind) {
    TempFile file = open(kind, filled(CHUNK, 1));
    Rewriters rewriters = new Rewriters(file, 4);

    Buffer received = await(stream(file));
    rewriters.stop();

    assertThat(received).isEqualTo(filled(CHUNK, 1));
  }

  /** Some that overwrite the beginning of a file again and again. */
  private final class Rewriters {

    final AtomicInteger rounds = new AtomicInteger();
    private final TempFile file;
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final List<Future<Void>> stopped = new ArrayList<>();

    Rewriters(TempFile file, int count) {
      this.file = file;
      Context context = vertx.getOrCreateContext();
      for (int i = 0; i < count; i++) {
        Promise<Void> promise = Promise.promise();
        stopped.add(promise.future());
        context.runOnContext(v -> rewrite(promise));
      }
      await(eventually(() -> rounds.get() > 10));
      rounds.set(0);
    }

    private void rewrite(Promise<Void> promise) {
      if (!on.get()) {
        promise.complete();
        return;
      }
      file.write(filled(CHUNK, 1), 0).onComplete(v -> {
        rounds.incrementAndGet();
        // Now and then with a turn in between, or all would be one turn in memory
        if (rounds.get() % 16 == 0) {
          Vertx.currentContext().runOnContext(w -> rewrite(promise));
        } else {
          rewrite(promise);
        }
      });
    }

    void stop() {
      on.set(false);
      await(Future.all(stopped));
    }
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
