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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table of what was measured, a row for each target.
 */
final class Report {

  private final List<Target> targets;
  private final Map<Subject, List<Measure>> measured;

  Report(List<Target> targets, Map<Subject, List<Measure>> measured) {
    this.targets = targets;
    this.measured = measured;
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("[cols=\"4,2,3,3,2,1,2\",options=\"header\"]\n|===\n")
      .append("|work |ours |against |ratio (95 % confidence) |target |met |late ticks, longest wait\n");
    for (Target target : targets) {
      table.append('\n').append(row(target));
    }
    return table.append("|===\n").toString();
  }

  private String row(Target target) {
    List<Measure> own = measured.get(target.subject);
    Subject peer = target.peers.stream().min((a, b) -> Double.compare(value(target, a), value(target, b))).orElse(null);
    Ratio ratio = ratio(target, own);
    boolean open = target.bound == 0 || Double.isInfinite(target.bound);
    return "|" + target.work
      + "\n|" + target.describe(value(target, target.subject))
      + "\n|" + target.against + (peer == null ? "" : ", " + target.describe(value(target, peer)))
      + "\n|" + ratio
      + "\n|" + (open ? "" : target.bound())
      + "\n|" + (open ? "" : target.isMet(ratio.mean) ? "yes" : "no")
      + "\n|" + ticks(own) + "\n";
  }

  private Ratio ratio(Target target, List<Measure> own) {
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < own.size(); round++) {
      List<Measure> others = new ArrayList<>();
      for (Subject peer : target.peers) {
        others.add(measured.get(peer).get(round));
      }
      rounds.add(target.ratio(own.get(round), others));
    }
    return Ratio.of(rounds);
  }

  /** The median of the rounds. */
  private double value(Target target, Subject subject) {
    double[] values = measured.get(subject).stream().mapToDouble(target::value).sorted().toArray();
    return values[values.length / 2];
  }

  /** How many of a thousand ticks were late in all rounds together, and the longest wait. */
  private static String ticks(List<Measure> measures) {
    double ticks = measures.stream().mapToDouble(measure -> measure.other(EventLoopProfiler.TICKS)).sum();
    double late = measures.stream().mapToDouble(measure -> measure.other(EventLoopProfiler.LATE)).sum();
    double longest = measures.stream().mapToDouble(measure -> measure.other(EventLoopProfiler.LATEST)).max().orElseThrow();
    return (late == 0 ? "0" : Target.number(1000 * late / ticks)) + " ‰, " + Target.number(longest) + " ms";
  }
}
