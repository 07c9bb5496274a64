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
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The read stream delivers the range that was asked for, in buffers of the size that was asked for, and ends.
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
  void isRefusedOnAWriteOnlyFile(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setRead(false));

    assertThatThrownBy(() -> file.handler(data -> { })).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void collectsFromOutside(Kind kind) {
    for (int i = 0; i < 50; i++) {
      TempFile file = open(kind, random(100));

      Buffer collected = await(file.collect(Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer)));

      assertThat(collected).isEqualTo(random(100));
    }
  }
}
