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
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

import java.util.Random;

/**
 * Reads and writes of 4 KiB all over a file of 64 MiB, 64 of them outstanding at any time.
 */
@OperationsPerInvocation(PositionalBenchmark.OPERATIONS)
public class PositionalBenchmark extends VertxBenchmark {

  static final int OPERATIONS = 16 * 1024;
  static final int BLOCK = 4 * 1024;
  private static final int OUTSTANDING = 64;
  /** Both files are filled by writes of one size: it decides on how the system keeps them, and on what changing them costs. */
  private static final int FILLING = 512 * 1024;

  private final long[] positions = new long[OPERATIONS];
  private final Buffer block = Buffer.buffer(new byte[BLOCK]);
  private AsyncFile asyncFile;
  private AsyncFile unnamed;

  @Override
  void prepare() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < OPERATIONS; i++) {
      positions[i] = (long) random.nextInt(OPERATIONS) * BLOCK;
    }
    String path = freshPath().toString();
    asyncFile = await(() -> vertx.fileSystem().open(path, new OpenOptions()));
    unnamed = await(fs::openTempFile);
    Buffer filling = Buffer.buffer(new byte[FILLING]);
    for (AsyncFile file : new AsyncFile[] {asyncFile, unnamed}) {
      await(() -> Streams.fill(file, filling, OPERATIONS / (FILLING / BLOCK)).compose(v -> file.flush()));
    }
  }

  @Benchmark
  public void readUnnamed() throws Exception {
    run(position -> unnamed.read(Buffer.buffer(BLOCK), 0, position, BLOCK));
  }

  @Benchmark
  public void readAsyncFile() throws Exception {
    run(position -> asyncFile.read(Buffer.buffer(BLOCK), 0, position, BLOCK));
  }

  @Benchmark
  public void writeUnnamed() throws Exception {
    run(position -> unnamed.write(block, position));
  }

  @Benchmark
  public void writeAsyncFile() throws Exception {
    run(position -> asyncFile.write(block, position));
  }

  private interface Operation {
    Future<?> at(long position);
  }

  private void run(Operation operation) throws Exception {
    await(() -> {
      Promise<Void> done = Promise.promise();
      new Object() {

        private int called;
        private int completed;

        void next() {
          operation.at(positions[called++]).onComplete(result -> {
            if (result.failed()) {
              done.tryFail(result.cause());
            } else if (++completed == OPERATIONS) {
              done.complete();
            } else if (called < OPERATIONS) {
              next();
            }
          });
        }

        void start() {
          for (int i = 0; i < OUTSTANDING; i++) {
            next();
          }
        }
      }.start();
      return done.future();
    });
  }
}
