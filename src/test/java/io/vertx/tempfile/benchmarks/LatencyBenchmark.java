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

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;

/**
 * How long it takes to read 4 KiB at a position of a file while streams write to others, each from an event loop that has others to serve.
 */
@BenchmarkMode(Mode.SampleTime)
public class LatencyBenchmark extends VertxBenchmark {

  private static final int BLOCK = 4 * 1024;
  private static final int BLOCKS = 1024;
  private static final int CHUNK = 64 * 1024;
  private static final int CHUNKS = 256;

  @Param({"0", "10"})
  public int streams;

  private final Buffer chunk = Buffer.buffer(new byte[CHUNK]);
  private TempFile file;
  private int next;
  private volatile boolean stopped;

  @Override
  void prepare() throws Exception {
    file = await(fs::openTempFile);
    await(() -> file.write(Buffer.buffer(new byte[BLOCK * BLOCKS])));
    for (int i = 0; i < streams; i++) {
      vertx.deployVerticle(context -> fs.openTempFile().onSuccess(this::writeOn)).await();
    }
  }

  /** The same 16 MiB again and again. */
  private void writeOn(TempFile stream) {
    if (!stopped) {
      stream.setWritePos(0);
      Streams.fill(stream, chunk, CHUNKS).compose(v -> stream.size()).onSuccess(size -> writeOn(stream));
    }
  }

  @Override
  void finish() {
    stopped = true;
  }

  @Benchmark
  public Buffer read() throws Exception {
    long position = (long) (next++ % BLOCKS) * BLOCK;
    return await(() -> file.read(Buffer.buffer(BLOCK), 0, position, BLOCK));
  }
}
