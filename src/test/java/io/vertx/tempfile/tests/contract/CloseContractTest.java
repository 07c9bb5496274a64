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
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * {@code close}: once, after all, and nothing after it.
 */
class CloseContractTest extends ContractTestBase {

  private static final Map<String, Function<TempFile, Future<?>>> FUTURES = new LinkedHashMap<>();
  private static final Map<String, Consumer<TempFile>> CALLS = new LinkedHashMap<>();

  static {
    FUTURES.put("write", file -> file.write(Buffer.buffer("x")));
    FUTURES.put("write nothing", file -> file.write(Buffer.buffer()));
    FUTURES.put("positional write", file -> file.write(Buffer.buffer("x"), 0));
    FUTURES.put("write text", file -> file.write("x"));
    FUTURES.put("write text in a charset", file -> file.write("x", "UTF-16"));
    FUTURES.put("truncate", file -> file.truncate(0));
    FUTURES.put("flush", TempFile::flush);
    FUTURES.put("end", TempFile::end);
    FUTURES.put("end with data", file -> file.end(Buffer.buffer("x")));
    FUTURES.put("positional read", file -> file.read(Buffer.buffer(), 0, 0, 1));
    FUTURES.put("read", file -> file.read(1));
    FUTURES.put("read nothing", file -> file.read(0));
    FUTURES.put("readAll", TempFile::readAll);
    FUTURES.put("size", TempFile::size);
    FUTURES.put("fileDescriptor", TempFile::fileDescriptor);
    FUTURES.put("lock", TempFile::lock);
    FUTURES.put("withLock", file -> file.withLock(Future::succeededFuture));
    FUTURES.put("rollover", file ->
      file instanceof SpooledTempFile ? ((SpooledTempFile) file).rollover() : Future.failedFuture(new IllegalStateException()));

    CALLS.put("handler", file -> file.handler(data -> { }));
    CALLS.put("endHandler", file -> file.endHandler(v -> { }));
    CALLS.put("exceptionHandler", file -> file.exceptionHandler(failure -> { }));
    CALLS.put("drainHandler", file -> file.drainHandler(v -> { }));
    CALLS.put("pause", TempFile::pause);
    CALLS.put("resume", TempFile::resume);
    CALLS.put("fetch", file -> file.fetch(1));
    CALLS.put("setReadPos", file -> file.setReadPos(0));
    CALLS.put("setReadLength", file -> file.setReadLength(1));
    CALLS.put("setReadBufferSize", file -> file.setReadBufferSize(1));
    CALLS.put("setWritePos", file -> file.setWritePos(0));
    CALLS.put("setWriteQueueMaxSize", file -> file.setWriteQueueMaxSize(2));
    CALLS.put("writeQueueFull", TempFile::writeQueueFull);
    CALLS.put("sizeBlocking", TempFile::sizeBlocking);
    CALLS.put("tryLock", TempFile::tryLock);
    CALLS.put("text", TempFile::text);
  }

  static Stream<Arguments> futures() {
    return allKindsWith(FUTURES);
  }

  static Stream<Arguments> calls() {
    return allKindsWith(CALLS);
  }

  private static Stream<Arguments> allKindsWith(Map<String, ?> operations) {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      operations.forEach((name, operation) -> all.add(Arguments.of(kind, name, operation)));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("futures")
  void whatReturnsAFutureFailsItAfterClose(Kind kind, String name, Function<TempFile, Future<?>> operation) {
    TempFile file = open(kind, CONTENT);
    await(file.close());

    assertThat(failureOf(operation.apply(file))).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("calls")
  void whatReturnsNoFutureThrowsAfterClose(Kind kind, String name, Consumer<TempFile> call) {
    TempFile file = open(kind, CONTENT);
    await(file.close());

    assertThatThrownBy(() -> call.accept(file)).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void isRefusedFromTheCallOfCloseOn(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);

    Future<Void> write = on(owner, () -> {
      file.close();
      return file.write(CONTENT);
    });

    assertThat(failureOf(write)).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void takesHandlersAwayAfterClose(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(file.close());

    assertThatCode(() -> file.handler(null).exceptionHandler(null).drainHandler(null).endHandler(null)).doesNotThrowAnyException();
  }

  @EachKind
  void theSecondCloseReturnsTheFutureOfTheFirst(Kind kind) {
    TempFile file = open(kind, CONTENT);

    Future<Void> first = file.close();

    assertThat(file.close()).isSameAs(first);
    await(first);
    assertThat(file.close()).isSameAs(first);
  }

  @EachKind
  void closesAFileThatWasNeverUsed(Kind kind) {
    TempFile file = open(kind);

    await(file.close());

    assertThat(content(directory)).isEmpty();
  }

  @EachKind
  void leavesNothingBehind(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.close());

    assertThat(content(directory)).isEmpty();
  }

  @EachKind
  void completesOnTheOwnerAndNotWithinTheCall(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    AtomicBoolean calling = new AtomicBoolean(true);
    Promise<String> completed = Promise.promise();

    owner.runOnContext(v -> {
      file.close().onComplete(w -> completed.complete(
        (calling.get() ? "within the call" : "later") + (Vertx.currentContext() == owner ? ", on the owner" : ", elsewhere")));
      calling.set(false);
    });

    assertThat(await(completed.future())).isEqualTo("later, on the owner");
  }

  @EachKind
  void completesOnAContextWhenCalledOutsideOfAny(Kind kind) {
    TempFile file = open(kind, CONTENT);

    Future<Boolean> onEventLoop = file.close().map(v -> Vertx.currentContext().isEventLoopContext());

    assertThat(await(onEventLoop)).isTrue();
  }

  @EachKind
  void waitsForTheWrites(Kind kind) {
    TempFile file = open(kind);
    List<Future<Void>> writes = writeInChunks(file);

    await(file.close());

    assertThat(writes).allMatch(Future::succeeded);
  }

  @EachKind
  void canBeCalledInTheHandlerOfTheStream(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Promise<Void> closed = Promise.promise();
    file.setReadBufferSize(CHUNK);
    AtomicBoolean deliveredAfter = new AtomicBoolean();
    file.handler(data -> {
      deliveredAfter.set(closed.future().isComplete());
      file.close().onComplete(closed);
    });

    await(closed.future());

    assertThat(deliveredAfter).isFalse();
  }

  @EachKind
  void canBeCalledInTheEndHandler(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Promise<Void> closed = Promise.promise();
    file.endHandler(v -> file.close().onComplete(closed));
    file.handler(data -> { });

    await(closed.future());

    assertThat(failureOf(file.size())).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void keepsThePositionsToBeTold(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadPos(12);

    await(file.close());

    assertThat(file.getReadPos()).isEqualTo(12);
    assertThat(file.getWritePos()).isEqualTo(CONTENT.length());
  }
}
