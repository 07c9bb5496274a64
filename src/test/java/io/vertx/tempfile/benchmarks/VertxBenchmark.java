/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all benchmarks have: a Vert.x, a temporary file system in a directory of its own, and an event loop on which the work is done and
 * watched.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
public abstract class VertxBenchmark {

  private static final long PATIENCE_SECONDS = 120;
  private static final int LONGEST_RUN = 50;

  Path directory;
  Vertx vertx;
  Context eventLoop;
  TempFileSystem fs;
  private EventLoopProbe probe;

  @Setup
  public void open() throws Exception {
    directory = Files.createTempDirectory("benchmark");
    vertx = Vertx.vertx();
    eventLoop = vertx.getOrCreateContext();
    fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
    probe = EventLoopProbe.start(eventLoop);
    prepare();
  }

  /**
   * Make what is needed besides, once for all iterations.
   */
  void prepare() throws Exception {
    // nothing
  }

  /**
   * Give back what {@link #prepare} has made and does not belong to the Vert.x.
   */
  void finish() throws Exception {
    // nothing
  }

  @TearDown
  public void close() throws Exception {
    probe.stop();
    finish();
    vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    List<Path> left;
    try (Stream<Path> all = Files.walk(directory)) {
      left = all.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    }
    for (Path path : left) {
      Files.delete(path);
    }
  }

  /**
   * Do something on the event loop, and wait for it.
   */
  final <T> T await(Supplier<? extends Future<? extends T>> work) throws Exception {
    Promise<T> done = Promise.promise();
    eventLoop.runOnContext(v -> work.get().<T>map(result -> result).onComplete(done));
    return done.future().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Do something on the event loop so many times, one after the other, and wait for it.
   */
  final void repeat(int times, Supplier<Future<?>> work) throws Exception {
    await(() -> {
      Promise<Void> done = Promise.promise();
      repeat(times, work, done);
      return done.future();
    });
  }

  /** What is done at once is not done so often in a row that the event loop would have no time for anything else. */
  private void repeat(int times, Supplier<Future<?>> work, Promise<Void> done) {
    for (int left = times; left > 0; left--) {
      int after = left - 1;
      if (times - left == LONGEST_RUN) {
        eventLoop.runOnContext(v -> repeat(after + 1, work, done));
        return;
      }
      Future<?> once = work.get();
      if (!once.isComplete()) {
        once.onComplete(result -> {
          if (result.failed()) {
            done.fail(result.cause());
          } else {
            repeat(after, work, done);
          }
        });
        return;
      }
      if (once.failed()) {
        done.fail(once.cause());
        return;
      }
    }
    done.complete();
  }

  /**
   * Where a peer that has to be told may put a file.
   */
  final Path freshPath() throws IOException {
    return Files.createTempFile(directory, "peer", null);
  }
}
