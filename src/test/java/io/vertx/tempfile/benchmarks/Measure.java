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

import java.util.Map;

/**
 * What one run of one benchmark measured.
 */
final class Measure {

  /** The time of one operation. */
  final double microseconds;
  private final Map<String, Double> others;

  Measure(double microseconds, Map<String, Double> others) {
    this.microseconds = microseconds;
    this.others = others;
  }

  /**
   * What a profiler measured beside it.
   */
  double other(String name) {
    Double value = others.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Not measured: " + name + ", but " + others.keySet());
    }
    return value;
  }
}
