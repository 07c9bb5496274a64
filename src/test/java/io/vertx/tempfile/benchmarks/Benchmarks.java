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

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs the benchmarks round by round, each with its peers next to it, so that what disturbs the machine for a while disturbs them alike;
 * prints the ratios as a table in AsciiDoc, writes it to a file, and adds what was measured to a file beside it, {@code benchmarks.json}.
 * <p>
 * {@code mvn -q -Pbenchmarks process-test-classes}, with {@code -Dbenchmarks.rounds=} (5), {@code -Dbenchmarks.warmup=} (2 seconds), and
 * {@code -Dbenchmarks.only=}, a regular expression for a part of the name of what is to be measured, such as {@code StreamRead}.
 */
public final class Benchmarks {

  private final List<Target> targets;
  private final int warmup;
  private final Map<Subject, List<Measure>> measured = new LinkedHashMap<>();
  private final List<RunResult> results = new ArrayList<>();

  private Benchmarks(List<Target> targets, int warmup) {
    this.targets = targets;
    this.warmup = warmup;
  }

  /**
   * @param args how many rounds, for how many seconds to warm up, the file for the table, and what to measure
   */
  public static void main(String[] args) throws RunnerException, IOException {
    int rounds = Integer.parseInt(args[0]);
    Pattern only = Pattern.compile(args.length > 3 ? args[3] : "");
    List<Target> targets = Targets.all().stream()
      .filter(target -> only.matcher(target.subject.toString()).find())
      .collect(Collectors.toList());
    Benchmarks benchmarks = new Benchmarks(targets, Integer.parseInt(args[1]));
    for (int round = 1; round <= rounds; round++) {
      for (Subject subject : subjects(targets)) {
        System.err.println("round " + round + " of " + rounds + ": " + subject);
        benchmarks.measure(subject);
      }
    }
    String report = new Report(benchmarks.targets, benchmarks.measured).toString();
    System.out.println(report);
    Path table = Path.of(args[2]);
    Files.writeString(table, report);
    ResultsFile.append(table.resolveSibling("benchmarks.json"), benchmarks.results);
  }

  private static Set<Subject> subjects(List<Target> targets) {
    Set<Subject> subjects = new LinkedHashSet<>();
    for (Target target : targets) {
      subjects.add(target.subject);
      subjects.addAll(target.peers);
    }
    return subjects;
  }

  private void measure(Subject subject) throws RunnerException {
    ChainedOptionsBuilder options = new OptionsBuilder()
      .include("^" + Pattern.quote(subject.benchmarkName()) + "$")
      .warmupIterations(warmup)
      .addProfiler(GCProfiler.class)
      .addProfiler(EventLoopProfiler.class)
      .addProfiler(HeapProfiler.class)
      .shouldFailOnError(true)
      .verbosity(VerboseMode.SILENT);
    if (!subject.parameter.isEmpty()) {
      String[] parameter = subject.parameter.split("=");
      options.param(parameter[0], parameter[1]);
    }
    RunResult result = new Runner(options.build()).runSingle();
    results.add(result);
    Map<String, Double> others = new HashMap<>();
    others.put(Target.SLOWEST, result.getPrimaryResult().getStatistics().getPercentile(99));
    for (Result<?> other : result.getSecondaryResults().values()) {
      others.put(other.getLabel().replace("·", ""), other.getScore());
    }
    measured.computeIfAbsent(subject, key -> new ArrayList<>()).add(new Measure(result.getPrimaryResult().getScore(), others));
  }
}
