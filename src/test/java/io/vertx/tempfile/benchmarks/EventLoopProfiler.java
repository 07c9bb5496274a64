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

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

import java.util.Collection;
import java.util.List;

/**
 * Adds to the results of each benchmark how late its event loop was.
 */
public final class EventLoopProfiler implements InternalProfiler {

  /** From then on, in milliseconds, a tick counts as late. */
  static final long TOLERANCE = 5;

  static final String TICKS = "eventLoop.ticks";
  static final String LATE = "eventLoop.late";
  static final String LATEST = "eventLoop.latest";

  @Override
  public String getDescription() {
    return "Delay of the ticks of the event loop";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    EventLoopProbe probe = EventLoopProbe.current();
    if (probe != null) {
      probe.reset();
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    EventLoopProbe probe = EventLoopProbe.current();
    return probe == null ? List.of() : List.of(
      new ScalarResult(TICKS, probe.ticks(), "ticks", AggregationPolicy.SUM),
      new ScalarResult(LATE, probe.laterThan(TOLERANCE), "ticks", AggregationPolicy.SUM),
      new ScalarResult(LATEST, probe.longest(), "ms", AggregationPolicy.MAX));
  }
}
