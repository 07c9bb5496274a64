/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.text;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The stream of lines delivers each line, as many as are asked for, and ends.
 */
class LineStreamTest extends TextTestBase {

  private static final int MANY = 100_000;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void writtenThriceStreamedByLine(Kind kind) {
    TextFile text = open(kind).text();
    text.write("first\nsec");
    text.write("ond\nthi");
    text.write("rd");
    assertThat(await(stream(text))).containsExactly("first", "second", "third");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void manyLinesInOneHandler(Kind kind) {
    List<String> lines = lines(MANY);
    assertThat(await(stream(text(kind, joined(lines))))).isEqualTo(lines);
  }

  @Test
  void anEmptyFileHasNoLines() {
    assertThat(await(stream(inMemory("")))).isEmpty();
  }

  @Test
  void emptyLinesAreLines() {
    assertThat(await(stream(inMemory("\n\n")))).containsExactly("", "");
  }

  @Test
  void aLineLongerThanAllReads() {
    String longLine = "0123456789".repeat(100_000);
    assertThat(await(stream(text(Kind.NAMED, "a\n" + longLine + "\nb\n")))).containsExactly("a", longLine, "b");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void fetchCountsLines(Kind kind) {
    TextFile text = text(kind, joined(lines(5)));
    Received received = new Received(text.pause());
    text.fetch(2);
    await(received.lines(2));
    text.fetch(2);
    await(received.lines(4));
    assertThat(received.all).containsExactly("line 0", "line 1", "line 2", "line 3");
    text.resume();
    await(received.end.future());
    assertThat(received.all).isEqualTo(lines(5));
  }

  @Test
  void theEndIsToldOnlyWhenWanted() {
    TextFile text = inMemory("a\nb\n");
    Received received = new Received(text.pause());
    text.fetch(2);
    await(received.lines(2));
    await(turn());
    assertThat(received.end.future().isComplete()).isFalse();
    text.fetch(1);
    await(received.end.future());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aHandlerThatPausesGetsNoFurtherLine(Kind kind) {
    TextFile text = text(kind, joined(lines(1000)));
    List<String> received = new ArrayList<>();
    AtomicInteger paused = new AtomicInteger();
    Promise<Void> end = Promise.promise();
    text.endHandler(end::complete).handler(line -> {
      assertThat(paused).hasValue(0);
      received.add(line);
      paused.incrementAndGet();
      text.pause();
      vertx.runOnContext(v -> {
        paused.decrementAndGet();
        text.resume();
      });
    });
    await(end.future());
    assertThat(received).isEqualTo(lines(1000));
  }

  @Test
  void aHandlerThatFetchesOneByOne() {
    TextFile text = inMemory(joined(lines(MANY)));
    AtomicInteger received = new AtomicInteger();
    Promise<Void> end = Promise.promise();
    text.pause().endHandler(end::complete).handler(line -> {
      received.incrementAndGet();
      text.fetch(1);
    }).fetch(1);
    await(end.future());
    assertThat(received).hasValue(MANY);
  }

  @Test
  void whileNobodyWantsLinesTheFileIsNotReadOn() {
    TempFile file = open(Kind.NAMED, Buffer.buffer("line\n".repeat(MANY)));
    TextFile text = file.text();
    Received received = new Received(text.pause());
    assertThat(file.getReadPos()).isZero();
    text.fetch(1);
    await(received.lines(1));
    await(file.size());
    assertThat(file.getReadPos()).isLessThanOrEqualTo(3 * FIRST_READ);
  }

  @Test
  void anExceptionInTheHandlerGoesToTheContextAndTheStreamGoesOn() {
    Context context = vertx.getOrCreateContext();
    Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    context.exceptionHandler(thrown::add);
    List<String> received = new ArrayList<>();
    await(on(context, () -> Kind.SPOOLED_IN_MEMORY.open(fs, new TempFileOptions()).compose(file -> {
      TextFile text = file.text();
      Promise<Void> end = Promise.promise();
      text.write("a\nb\nc\n");
      text.endHandler(end::complete).handler(line -> {
        received.add(line);
        throw new UnsupportedOperationException(line);
      });
      return end.future();
    })));
    assertThat(received).containsExactly("a", "b", "c");
    assertThat(thrown).extracting(Throwable::getMessage).containsExactly("a", "b", "c");
  }

  @RepeatedTest(20)
  void collectedFromAThreadThatIsNotTheOwners() {
    TextFile text = inMemory("a\nb\n");
    assertThat(await(text.collect(Collectors.toList()))).containsExactly("a", "b");
  }

  @Test
  void negativeDemandIsRefused() {
    TextFile text = inMemory("");
    assertThatIllegalArgumentException().isThrownBy(() -> text.fetch(-1));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aPipeFromViewToView(Kind kind) {
    TextFile source = text(kind, joined(lines(20_000)));
    TempFile target = open(kind);
    List<String> piped = new ArrayList<>();
    await(source.pipeTo(target.text().setWriteQueueMaxSize(1000)));
    lines(20_000).forEach(piped::add);
    assertThat(utf8(target)).isEqualTo(String.join("", piped));
  }

  private static <T> Future<T> on(Context context, Supplier<Future<T>> action) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(v -> action.get().onComplete(promise));
    return promise.future();
  }

  /** What a stream gave so far. */
  private static final class Received {

    final List<String> all = new ArrayList<>();
    final Promise<Void> end = Promise.promise();
    private int wanted;
    private Promise<Void> there = Promise.promise();

    Received(TextFile text) {
      text.endHandler(end::complete).exceptionHandler(end::fail).handler(this::add);
    }

    private synchronized void add(String line) {
      all.add(line);
      if (all.size() == wanted) {
        there.complete();
      }
    }

    /** Completed when so many are there. */
    synchronized Future<Void> lines(int count) {
      wanted = count;
      there = Promise.promise();
      if (all.size() >= count) {
        there.complete();
      }
      return there.future();
    }
  }
}
