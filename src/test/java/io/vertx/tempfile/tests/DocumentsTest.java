/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documents at the top lead to is there: other files, sections of them, tests, profiles and scripts. So are the tests and the
 * profiles that the pages of the guide name; where else these lead is looked at when they are built.
 */
class DocumentsTest {

  private static final Path CONTRIBUTING = Path.of("CONTRIBUTING.adoc");

  /** In AsciiDoc, and in Markdown: a path that is not an address, and a section. */
  private static final Pattern LINK = Pattern.compile("(?:link:|]\\()([\\w./-]+)(?:#([\\w-]+))?[\\[)]");
  private static final Pattern TEST = Pattern.compile("`(?:[a-z]+/)*([A-Z]\\w+(?:Test|Interleavings))`");
  private static final Pattern TESTS = Pattern.compile("`(tests/[a-z/]+)(?:/[A-Z]\\w+)?`");
  private static final Pattern PROFILE = Pattern.compile("-P([\\w-]+)");
  private static final Pattern SCRIPT = Pattern.compile("`(src/release/[\\w-]+)`");

  static List<Path> documents() throws IOException {
    return documentsIn(Path.of(""));
  }

  static List<Path> documentsAndPages() throws IOException {
    List<Path> all = documents();
    all.addAll(documentsIn(Path.of("docs")));
    return all;
  }

  private static List<Path> documentsIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().matches(".*\\.(adoc|md)")).sorted().collect(Collectors.toList());
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadSomewhere(Path document) throws IOException {
    for (MatchResult link : found(LINK, document)) {
      Path file = Path.of(link.group(1));
      assertThat(file).exists();
      if (link.group(2) != null) {
        assertThat(Files.readString(file)).containsAnyOf("[#" + link.group(2) + "]", "[[" + link.group(2) + "]]");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documentsAndPages")
  void testsAreThere(Path document) throws IOException {
    List<String> sources;
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      sources = files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
    }

    for (MatchResult test : found(TEST, document)) {
      assertThat(sources).contains(test.group(1) + ".java");
    }
    for (MatchResult tests : found(TESTS, document)) {
      assertThat(Path.of("src/test/java/io/vertx/tempfile", tests.group(1))).isDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("documentsAndPages")
  void profilesAndScriptsAreThere(Path document) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));

    for (MatchResult profile : found(PROFILE, document)) {
      assertThat(pom).contains("<id>" + profile.group(1) + "</id>");
    }
    for (MatchResult script : found(SCRIPT, document)) {
      assertThat(Path.of(script.group(1))).isExecutable();
    }
  }

  /** That the patterns find what they are for. */
  @ParameterizedTest
  @MethodSource("patterns")
  void theGuideForContributorsHasSomeOfEach(Pattern pattern) throws IOException {
    assertThat(found(pattern, CONTRIBUTING)).isNotEmpty();
  }

  static List<Pattern> patterns() {
    return List.of(LINK, TEST, TESTS, PROFILE, SCRIPT);
  }

  private static List<MatchResult> found(Pattern pattern, Path document) throws IOException {
    return pattern.matcher(Files.readString(document)).results().collect(Collectors.toList());
  }
}
