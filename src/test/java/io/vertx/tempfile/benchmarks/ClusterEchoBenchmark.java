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

import io.vertx.core.eventbus.Message;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a small message to another node and back takes while files of 1 GiB go across. The time between two of them, in which the owner
 * makes the next, does not count; that of the compiler does, so that there is a longer warm-up.
 */
@BenchmarkMode(Mode.SampleTime)
@Warmup(iterations = 2, time = 6)
@Measurement(iterations = 2, time = 4)
public class ClusterEchoBenchmark extends ClusterBenchmark {

  /** How they go. */
  public enum Transfer { NONE, PLAIN_HTTP, CLAIM }

  @Param
  public Transfer transfer;

  private final Thread transferring = new Thread(this::transferOn, "transfers");
  // Guarded by this
  private boolean underWay;
  private boolean stopped;

  @Override
  void prepare() throws Exception {
    super.prepare();
    if (transfer == Transfer.NONE) {
      setUnderWay(true);
    } else {
      transferring.start();
    }
  }

  @Override
  void finish() throws Exception {
    synchronized (this) {
      stopped = true;
    }
    transferring.join();
    super.finish();
  }

  private void transferOn() {
    while (!isStopped()) {
      String check = transfer == Transfer.CLAIM ? checkIn().await() : null;
      setUnderWay(true);
      (check == null ? transferByPlainHttp() : claim(check)).await();
      setUnderWay(false);
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void setUnderWay(boolean underWay) {
    this.underWay = underWay;
    notifyAll();
  }

  @Setup(Level.Invocation)
  public synchronized void waitForTransfer() throws InterruptedException {
    while (!underWay) {
      wait();
    }
  }

  @Benchmark
  public Object echo() {
    return node.eventBus().request(ClusterTransferOwner.ECHO, "small").map(Message::body).await();
  }
}
