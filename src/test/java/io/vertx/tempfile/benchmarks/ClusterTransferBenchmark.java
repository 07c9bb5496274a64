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

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A file of 1 GiB claimed from a node in another process, against the same by plain HTTP from a file into a file.
 */
public class ClusterTransferBenchmark extends ClusterBenchmark {

  private String check;

  @Setup(Level.Invocation)
  public void stage() {
    check = checkIn().await();
  }

  /** What was not claimed. */
  @TearDown(Level.Invocation)
  public void dispose() {
    if (check != null) {
      claim(check).await();
    }
  }

  @Benchmark
  public void claim() {
    claim(check).await();
    check = null;
  }

  @Benchmark
  public void plainHttp() {
    transferByPlainHttp().await();
  }
}
