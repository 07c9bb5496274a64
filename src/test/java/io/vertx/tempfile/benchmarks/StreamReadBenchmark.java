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
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Blackhole;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * 256 MiB read as a stream.
 */
public class StreamReadBenchmark extends VertxBenchmark {

  static final int BYTES = 256 * 1024 * 1024;
  private static final int CHUNK = 1024 * 1024;

  private Path path;
  private TempFile unnamed;

  @Override
  void prepare() throws Exception {
    path = freshPath();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (int left = BYTES / CHUNK; left > 0; left--) {
        channel.write(ByteBuffer.allocate(CHUNK));
      }
    }
    unnamed = await(fs::openTempFile);
    Buffer chunk = Buffer.buffer(new byte[CHUNK]);
    await(() -> Streams.fill(unnamed, chunk, BYTES / CHUNK).compose(v -> unnamed.end()));
  }

  @Benchmark
  public void unnamed() throws Exception {
    await(() -> whole(Streams.drain(unnamed.setReadPos(0))));
  }

  @Benchmark
  public void asyncFile() throws Exception {
    readAsyncFile(0);
  }

  @Benchmark
  public void asyncFileTuned() throws Exception {
    readAsyncFile(TempFileOptions.DEFAULT_READ_BUFFER_SIZE);
  }

  private void readAsyncFile(int bufferSize) throws Exception {
    await(() -> vertx.fileSystem().open(path.toString(), new OpenOptions().setWrite(false))
      .compose(file -> whole(Streams.drain(bufferSize > 0 ? file.setReadBufferSize(bufferSize) : file)).compose(v -> file.close())));
  }

  private static Future<Void> whole(Future<Long> read) {
    return read.compose(bytes -> bytes == BYTES ? Future.succeededFuture() : Future.failedFuture("read " + bytes));
  }

  /** All that is read goes to the same place, and has to be used before the next read. */
  @Benchmark
  public void fileChannel(Blackhole content) throws IOException {
    readFileChannel(ByteBuffer.allocate(TempFileOptions.DEFAULT_READ_BUFFER_SIZE)::clear, content);
  }

  /** All that is read can be kept, as what a stream delivers can. */
  @Benchmark
  public void fileChannelFresh(Blackhole content) throws IOException {
    readFileChannel(() -> ByteBuffer.allocate(TempFileOptions.DEFAULT_READ_BUFFER_SIZE), content);
  }

  private void readFileChannel(Supplier<ByteBuffer> buffers, Blackhole content) throws IOException {
    long bytes = 0;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      int read;
      do {
        ByteBuffer buffer = buffers.get();
        read = channel.read(buffer);
        bytes += Math.max(0, read);
        content.consume(buffer);
      } while (read > 0);
    }
    if (bytes != BYTES) {
      throw new IOException("read " + bytes);
    }
  }
}
