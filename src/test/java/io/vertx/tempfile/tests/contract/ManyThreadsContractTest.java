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
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls may come from many threads at once: each takes effect, once, and those of one thread in their order.
 */
class ManyThreadsContractTest extends OwnerContractTestBase {

  private static final int THREADS = 4;
  private static final int CALLS = 500;

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
}
