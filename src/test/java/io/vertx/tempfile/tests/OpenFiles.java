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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The files that this process has open.
 */
public final class OpenFiles {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private OpenFiles() {
  }

  public static boolean areKnown() {
    return Files.isDirectory(DESCRIPTORS);
  }

  public static void assumeKnown() {
    assumeTrue(areKnown(), "only Linux tells what a process has open, in " + DESCRIPTORS);
  }

  /**
   * Those inside {@code directory}, with a name or without, but for the journal; each once, however many descriptors it has.
   */
  public static List<String> in(Path directory) {
    return in(directory, DESCRIPTORS);
  }

  /**
   * The same, as often as each of them is open.
   */
  public static List<String> descriptorsIn(Path directory) {
    return all(directory, DESCRIPTORS);
  }

  /**
   * Those that another process has open.
   */
  public static List<String> in(Path directory, Process process) {
    return in(directory, Path.of("/proc", Long.toString(process.pid()), "fd"));
  }

  private static List<String> in(Path directory, Path all) {
    return all(directory, all).stream().distinct().collect(Collectors.toList());
  }

  private static List<String> all(Path directory, Path all) {
    try (Stream<Path> descriptors = Files.list(all)) {
      return descriptors.map(OpenFiles::target).filter(target -> target.startsWith(directory + "/"))
        .filter(target -> !target.matches(".*/vertx-tempfile-\\w+\\.journal( \\(deleted\\))?")).collect(Collectors.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }
}
