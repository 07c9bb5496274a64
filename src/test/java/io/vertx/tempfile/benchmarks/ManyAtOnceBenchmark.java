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
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

import java.util.ArrayList;
import java.util.List;

/**
 * 1000 MiB written to disk in chunks of 64 KiB, to several spooled files side by side, and closed.
 */
public class ManyAtOnceBenchmark extends VertxBenchmark {

  static final long BYTES = 1000L * 1024 * 1024;
  private static final int CHUNK = 64 * 1024;

  @Param({"8", "1000"})
  public int files;

  private final Buffer data = Buffer.buffer(new byte[CHUNK]);

  @Benchmark
  public void spooled() throws Exception {
    await(() -> {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < files; i++) {
        all.add(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(0)).compose(this::fill));
      }
      return Future.all(all);
    });
  }

  private Future<Void> fill(TempFile file) {
    return Streams.fill(file, data, BYTES / CHUNK / files).compose(v -> file.end()).compose(v -> file.close());
  }
}
