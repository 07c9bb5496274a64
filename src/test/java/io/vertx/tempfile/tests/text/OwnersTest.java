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

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Views on event-loop, worker and virtual threads, and used from any thread.
 */
class OwnersTest extends TextTestBase {

  private static final int LINES = 20_000;

  @ParameterizedTest
  @EnumSource(ThreadingModel.class)
  void linesAreReadOnTheContextOfTheOwner(ThreadingModel model) {
    List<String> read = await(onA(model, text -> {
      Context owner = Vertx.currentContext();
      Promise<List<String>> promise = Promise.promise();
      List<String> lines = new ArrayList<>();
      text.exceptionHandler(promise::fail)
        .endHandler(v -> {
          assertThat(Vertx.currentContext()).isSameAs(owner);
          promise.complete(lines);
        })
        .handler(line -> {
          if (Vertx.currentContext() == owner) {
            lines.add(line);
          }
        });
      return promise.future();
    }));
    assertThat(read).isEqualTo(lines(LINES));
  }

  @ParameterizedTest
  @EnumSource(ThreadingModel.class)
  void futuresCompleteOnTheContextOfTheOwner(ThreadingModel model) {
    String read = await(onA(model, text -> {
      Context owner = Vertx.currentContext();
      return text.readLine().compose(line -> Vertx.currentContext() == owner ? text.readAll() : Future.failedFuture("not on the owner"))
        .compose(rest -> Vertx.currentContext() == owner ? text.write("x").map(rest) : Future.failedFuture("not on the owner"));
    }));
    assertThat(read).isEqualTo(joined(lines(LINES)).substring("line 0\n".length()));
  }

  @Test
  void aVirtualThreadAwaitsLineByLine() {
    List<String> read = await(onA(ThreadingModel.VIRTUAL_THREAD, text -> {
      List<String> lines = new ArrayList<>();
      for (String line = text.readLine().await(); line != null; line = text.readLine().await()) {
        lines.add(line);
      }
      return Future.succeededFuture(lines);
    }));
    assertThat(read).isEqualTo(lines(LINES));
  }

  @Test
  void aHandlerOnAVirtualThreadMayAwait() {
    int count = await(onA(ThreadingModel.VIRTUAL_THREAD, text -> {
      Promise<Integer> promise = Promise.promise();
      int[] received = new int[1];
      text.exceptionHandler(promise::fail).endHandler(v -> promise.complete(received[0])).handler(line -> {
        if (received[0]++ % 1000 == 0) {
          vertx.timer(1).await();
        }
      });
      return promise.future();
    }));
    assertThat(count).isEqualTo(LINES);
  }

  @Test
  void foreignCodeOnAVirtualThreadMayAwaitTheView() {
    List<String> read = await(onA(ThreadingModel.VIRTUAL_THREAD, text -> {
      Promise<List<String>> promise = Promise.promise();
      text.readLine().onComplete(first -> {
        String second = text.readLine().await();
        text.exceptionHandler(promise::fail)
          .endHandler(v -> promise.complete(text.rewind().readLines().await()))
          .handler(line -> {
            if (line.equals("line 2")) {
              text.handler(null);
              assertThat(List.of(first.result(), second, text.readLine().await())).containsExactly("line 0", "line 1", "line 3");
              text.handler(next -> {
              });
            }
          });
      });
      return promise.future();
    }));
    assertThat(read).isEqualTo(lines(LINES));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void severalThreadsShareTheLinesOut(Kind kind) throws InterruptedException {
    TextFile text = text(kind, joined(lines(4000)));
    Queue<Future<String>> calls = new ConcurrentLinkedQueue<>();
    together(4, n -> {
      for (int i = 0; i < 1000; i++) {
        calls.add(text.readLine());
      }
    });
    assertThat(await(text.readLine())).isNull();
    List<String> read = await(Future.all(new ArrayList<>(calls)).map(all -> all.list()));
    assertThat(read).containsExactlyInAnyOrderElementsOf(lines(4000));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void linesWrittenFromSeveralThreadsStayWhole(Kind kind) throws InterruptedException {
    TextFile text = open(kind).text();
    together(4, n -> {
      for (int i = 0; i < 500; i++) {
        text.write("line " + (n * 500 + i) + "\n");
      }
    });
    assertThat(await(text.readLines())).containsExactlyInAnyOrderElementsOf(lines(2000));
  }

  @Test
  void flowIsControlledFromAnotherThread() {
    TextFile text = text(Kind.NAMED, joined(lines(LINES)));
    List<String> received = new ArrayList<>();
    Promise<Void> end = Promise.promise();
    text.endHandler(end::complete).handler(received::add);
    while (!end.future().isComplete()) {
      text.pause().fetch(3).resume();
    }
    assertThat(received).isEqualTo(lines(LINES));
  }

  private <T> Future<T> onA(ThreadingModel model, Function<TextFile, Future<T>> block) {
    Assumptions.assumeTrue(model == ThreadingModel.EVENT_LOOP || model == ThreadingModel.WORKER
      || model == ThreadingModel.VIRTUAL_THREAD && Runtime.version().feature() >= 21);
    Promise<T> promise = Promise.promise();
    vertx.deployVerticle(new AbstractVerticle() {
      @Override
      public void start() {
        Kind.SPOOLED_ROLLING_OVER.open(fs, new TempFileOptions())
          .compose(file -> file.write(joined(lines(LINES))).compose(v -> block.apply(file.text())))
          .onComplete(promise);
      }
    }, new DeploymentOptions().setThreadingModel(model)).onFailure(promise::tryFail);
    return promise.future();
  }

  private interface Part {
    void run(int n);
  }

  private static void together(int count, Part part) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int number = n;
      Thread thread = new Thread(() -> {
        try {
          start.await();
          part.run(number);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
