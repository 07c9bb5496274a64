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

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

import java.util.ArrayList;
import java.util.List;

/**
 * One more spooled file opened, written to, read and closed while others are open, each with 100 bytes in it.
 */
@OperationsPerInvocation(OpenHandlesBenchmark.FILES)
public class OpenHandlesBenchmark extends VertxBenchmark {

  static final int FILES = 5000;
  private static final int BYTES = 100;
  private static final int COLLECTIONS = 3;

  @Param({"100", "100000"})
  public int open;

  private final Buffer data = Buffer.buffer(new byte[BYTES]);
  private final List<SpooledTempFile> others = new ArrayList<>();

  @Override
  void prepare() throws Exception {
    // What is loaded and made once is no part of a handle
    repeat(FILES, this::lifecycle);
    long before = heap();
    repeat(open, () -> fs.openSpooledTempFile().compose(file -> {
      others.add(file);
      return file.write(data);
    }));
    HeapProfiler.report((double) (heap() - before) / open);
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Benchmark
  public void oneMore() throws Exception {
    repeat(FILES, this::lifecycle);
  }

  private Future<?> lifecycle() {
    return fs.openSpooledTempFile().compose(file -> file.write(data).compose(v -> file.readAll()).compose(v -> file.close()));
  }
}
