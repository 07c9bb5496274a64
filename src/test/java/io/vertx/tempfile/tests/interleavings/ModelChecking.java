/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.interleavings;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.util.LoggingLevel;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long Lincheck looks for an interleaving of threads that breaks something.
 */
public final class ModelChecking {

  /** How many times as many scenarios as within the ordinary build: more of them find more than more interleavings of each. */
  private static final int EFFORT = Integer.getInteger("interleavings.effort", 1);

  private static final int THREADS = 2;

  private ModelChecking() {
  }

  /**
   * Something for each thread: those of the scenario, and those before and after it.
   */
  public static <T> List<T> each(Supplier<T> supplier) {
    return Stream.generate(supplier).limit(THREADS + 2).collect(Collectors.toList());
  }

  /**
   * Two threads, with scenarios that are as short as what is known to break something.
   *
   * @param scenarios how many scenarios of random operations there are
   * @param interleavings how many interleavings of each
   */
  public static ModelCheckingOptions options(int scenarios, int interleavings) {
    return new ModelCheckingOptions()
      .iterations(scenarios * EFFORT)
      .invocationsPerIteration(interleavings)
      .threads(THREADS)
      .actorsBefore(1)
      .actorsPerThread(2)
      .actorsAfter(1)
      .logLevel(LoggingLevel.ERROR);
  }
}
