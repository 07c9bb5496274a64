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

import org.apache.commons.math3.distribution.TDistribution;

import java.util.List;

/**
 * The geometric mean of the ratios of several rounds, and between what it lies with 95 % confidence.
 */
final class Ratio {

  private static final double CONFIDENCE = 0.95;

  final double mean;
  final double low;
  final double high;

  private Ratio(double mean, double low, double high) {
    this.mean = mean;
    this.low = low;
    this.high = high;
  }

  /**
   * The rounds are independent, and the logarithms of their ratios taken to be normally distributed.
   */
  static Ratio of(List<Double> rounds) {
    int n = rounds.size();
    double mean = rounds.stream().mapToDouble(Math::log).average().orElseThrow();
    if (n == 1) {
      return new Ratio(Math.exp(mean), 0, Double.POSITIVE_INFINITY);
    }
    double variance = rounds.stream().mapToDouble(ratio -> Math.pow(Math.log(ratio) - mean, 2)).sum() / (n - 1);
    double margin = new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2) * Math.sqrt(variance / n);
    return new Ratio(Math.exp(mean), Math.exp(mean - margin), Math.exp(mean + margin));
  }

  @Override
  public String toString() {
    return Target.number(mean) + " (" + Target.number(low) + " to " + Target.number(high) + ")";
  }
}
