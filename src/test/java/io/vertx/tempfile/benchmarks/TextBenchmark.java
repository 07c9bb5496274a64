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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import org.openjdk.jmh.annotations.Benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * 64 MiB of lines of up to 160 characters, read as a stream of lines.
 */
public class TextBenchmark extends VertxBenchmark {

  static final int BYTES = 64 * 1024 * 1024;
  private static final int LONGEST_LINE = 160;

  private Path path;
  private TempFile file;
  private long lines;

  @Override
  void prepare() throws Exception {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder(BYTES);
    while (text.length() < BYTES) {
      int length = Math.min(random.nextInt(LONGEST_LINE + 1), BYTES - text.length() - 1);
      for (int i = 0; i < length; i++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append('\n');
      lines++;
    }
    path = freshPath();
    Files.writeString(path, text);
    file = await(fs::openTempFile);
    Buffer bytes = Buffer.buffer(text.toString());
    await(() -> file.write(bytes));
  }

  @Benchmark
  public void text() throws Exception {
    await(() -> {
      Promise<Void> end = Promise.promise();
      long[] read = new long[1];
      TextFile text = file.setReadPos(0).text();
      text.exceptionHandler(end::tryFail);
      text.endHandler(v -> end.tryComplete());
      text.handler(line -> read[0]++);
      return end.future().compose(v -> whole(read[0]));
    });
  }

  private Future<Void> whole(long read) {
    return read == lines ? Future.succeededFuture() : Future.failedFuture("read " + read);
  }

  @Benchmark
  public void bufferedReader() throws IOException {
    long read = 0;
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      while (reader.readLine() != null) {
        read++;
      }
    }
    if (read != lines) {
      throw new IOException("read " + read);
    }
  }
}
