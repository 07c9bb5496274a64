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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {

  @TempDir
  Path directory;

  @Test
  void resultsAreAddedBehindThoseThatAreThere() throws IOException {
    Path file = directory.resolve("benchmarks.json");

    ResultsFile.append(file, new JsonArray().add(run("a", 1)).add(run("b", 2).put("params", new JsonObject().put("load", "HUGE"))));
    ResultsFile.append(file, new JsonArray().add(run("a", 3)));

    assertThat(ResultsFile.read(file)).isEqualTo(Map.of("Some.a", List.of(1.0, 3.0), "Some.b{load=HUGE}", List.of(2.0)));
  }

  private static JsonObject run(String method, double score) {
    return new JsonObject()
      .put("benchmark", "io.vertx.tempfile.benchmarks.Some." + method)
      .put("primaryMetric", new JsonObject().put("score", score));
  }

  @Test
  void whatBothHaveIsCompared() {
    String table = Comparison.compare(
      Map.of("a", List.of(1.0, 4.0, 9.0), "b", List.of(1.0)),
      Map.of("a", List.of(2.0, 2.0), "c", List.of(1.0)));

    assertThat(table).matches("a +1\\.00 \\(.*\\)\\R");
  }
}
