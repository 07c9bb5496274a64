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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the README, which cannot include files where it is mostly read, is that of the compiled examples.
 */
class ReadmeTest {

  private static final Pattern JAVA = Pattern.compile("\\[source,java\\]\n----\n(.*?)\n----\n", Pattern.DOTALL);

  @ParameterizedTest
  @MethodSource("code")
  void isCompiled(String code) throws IOException {
    assertThat(examples()).contains(unindented(code));
  }

  static List<String> code() throws IOException {
    String readme = Files.readString(Path.of("README.adoc"));
    return JAVA.matcher(readme).results().map(block -> block.group(1)).collect(Collectors.toList());
  }

  private static String examples() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/examples"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        sources.add(unindented(Files.readString(file)));
      }
    }
    return String.join("\n", sources);
  }

  private static String unindented(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
