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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares what two commits measured: {@code mvn -q test-compile exec:java@compare-benchmarks -Dbefore=<file> -Dafter=<file>}, each file
 * being a {@code target/benchmarks.json} that was put aside.
 */
public final class Comparison {

  private Comparison() {
  }

  /**
   * @param args none; the files are system properties
   */
  public static void main(String[] args) throws IOException {
    System.out.print(compare(ResultsFile.read(file("before")), ResultsFile.read(file("after"))));
  }

  private static Path file(String property) {
    String path = System.getProperty(property);
    if (path == null) {
      throw new IllegalArgumentException("-D" + property + "= must name a file with the results of benchmarks");
    }
    return Path.of(path);
  }

  /**
   * How many times as long each benchmark takes that both have, with the interval in which that lies with 95 % confidence. Rounds are
   * paired in their order; what one has more of is left out.
   */
  static String compare(Map<String, List<Double>> before, Map<String, List<Double>> after) {
    StringBuilder table = new StringBuilder();
    after.forEach((subject, times) -> {
      List<Double> earlier = before.get(subject);
      if (earlier != null) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(earlier.size(), times.size()); round++) {
          ratios.add(times.get(round) / earlier.get(round));
        }
        table.append(String.format("%-60s %s%n", subject, Ratio.of(ratios)));
      }
    });
    return table.toString();
  }
}
