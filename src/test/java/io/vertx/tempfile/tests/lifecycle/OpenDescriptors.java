/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What this process has open, as Linux tells it.
 */
final class OpenDescriptors {

  private static final Path DIRECTORY = Path.of("/proc/self/fd");

  private OpenDescriptors() {
  }

  static void assumeKnown() {
    assumeTrue(Files.isDirectory(DIRECTORY), "only Linux tells what a process has open, in /proc/self/fd");
  }

  /**
   * The files inside {@code directory} that are open, with a name or without.
   */
  static List<String> in(Path directory) {
    return targets().stream().filter(target -> target.startsWith(directory + "/")).collect(Collectors.toList());
  }

  private static List<String> targets() {
    try (Stream<Path> descriptors = Files.list(DIRECTORY)) {
      return descriptors.map(OpenDescriptors::target).collect(Collectors.toList());
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
