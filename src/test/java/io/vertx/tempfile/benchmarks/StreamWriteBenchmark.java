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
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * 64 MiB written as a stream, with back-pressure, to a new file, until all of it is stored.
 */
public class StreamWriteBenchmark extends VertxBenchmark {

  static final int BYTES = 64 * 1024 * 1024;

  @Param({"1024", "8192", "65536"})
  public int chunk;

  private Buffer data;
  /** Closes and deletes what was written, which is not measured. */
  private Closeable written;

  @Override
  void prepare() {
    data = Buffer.buffer(new byte[chunk]);
  }

  @TearDown(Level.Invocation)
  public void delete() throws IOException {
    written.close();
  }

  @Benchmark
  public void unnamed() throws Exception {
    write(fs::openTempFile);
  }

  @Benchmark
  public void named() throws Exception {
    write(fs::openNamedTempFile);
  }

  private void write(Supplier<Future<? extends TempFile>> opening) throws Exception {
    TempFile file = await(opening::get);
    await(() -> Streams.fill(file, data, BYTES / chunk).compose(v -> file.end()));
    written = () -> file.close().await();
  }

  @Benchmark
  public void asyncFile() throws Exception {
    writeToAsyncFile(0);
  }

  @Benchmark
  public void asyncFileTuned() throws Exception {
    writeToAsyncFile(TempFileOptions.DEFAULT_WRITE_QUEUE_MAX_SIZE);
  }

  /** To close it is the one way to learn that all is stored. */
  private void writeToAsyncFile(int queueSize) throws Exception {
    Path path = freshPath();
    AsyncFile file = await(() -> vertx.fileSystem().open(path.toString(), new OpenOptions()));
    if (queueSize > 0) {
      file.setWriteQueueMaxSize(queueSize);
    }
    await(() -> Streams.fill(file, data, BYTES / chunk).compose(v -> file.close()));
    written = () -> Files.delete(path);
  }

  @Benchmark
  public void fileChannel() throws Exception {
    Path path = freshPath();
    byte[] bytes = data.getBytes();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (int left = BYTES / chunk; left > 0; left--) {
        channel.write(ByteBuffer.wrap(bytes));
      }
    }
    written = () -> Files.delete(path);
  }
}
