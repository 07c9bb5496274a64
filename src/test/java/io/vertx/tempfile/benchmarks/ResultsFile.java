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

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results of benchmarks in a file, in the JSON of JMH, which other tools can show. Each run of a benchmark is an element of its own.
 */
final class ResultsFile {

  private ResultsFile() {
  }

  /**
   * Add results behind those that are there.
   */
  static void append(Path file, List<RunResult> results) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    append(file, new JsonArray(bytes.toString(StandardCharsets.UTF_8)));
  }

  static void append(Path file, JsonArray results) throws IOException {
    JsonArray all = Files.exists(file) ? new JsonArray(Files.readString(file)) : new JsonArray();
    all.addAll(results);
    Files.writeString(file, all.encodePrettily());
  }

  /**
   * The times of one operation that each benchmark had, in the order of the rounds, by what it is called with its parameters.
   */
  static Map<String, List<Double>> read(Path file) throws IOException {
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    for (Object element : new JsonArray(Files.readString(file))) {
      JsonObject run = (JsonObject) element;
      String name = run.getString("benchmark").replaceFirst("^.*\\.(?=\\w+\\.\\w+$)", "");
      JsonObject parameters = run.getJsonObject("params", new JsonObject());
      String subject = parameters.isEmpty() ? name : name + parameters.getMap();
      scores.computeIfAbsent(subject, key -> new ArrayList<>()).add(run.getJsonObject("primaryMetric").getDouble("score"));
    }
    return scores;
  }
}
