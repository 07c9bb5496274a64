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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The homes of the Java versions of this machine: those that Debian installed, those that the environment names as runners of GitHub
 * Actions do, and that of this process.
 */
final class JavaHomes {

  private static final Path DEBIAN = Path.of("/usr/lib/jvm");
  private static final String GITHUB = "JAVA_HOME_\\d+_.*";

  private final Map<Integer, Path> homes = new HashMap<>();

  JavaHomes() throws IOException {
    for (Path home : candidates()) {
      Path release = home.resolve("release");
      if (Files.isRegularFile(release) && Files.isExecutable(home.resolve("bin/java"))) {
        Files.readAllLines(release).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
          .forEach(version -> homes.put(Integer.valueOf(version), home));
      }
    }
    homes.put(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  private static List<Path> candidates() throws IOException {
    List<Path> candidates = new ArrayList<>();
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> installed = Files.list(DEBIAN)) {
        candidates.addAll(installed.sorted().collect(Collectors.toList()));
      }
    }
    System.getenv().forEach((name, value) -> {
      if (name.matches(GITHUB)) {
        candidates.add(Path.of(value));
      }
    });
    return candidates;
  }

  /** Null when it is not installed. */
  Path of(int version) {
    return homes.get(version);
  }
}
