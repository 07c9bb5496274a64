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

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Files that even root cannot remove, until it takes that attribute away from them.
 */
public final class Immutable {

  private Immutable() {
  }

  public static void assumePossible(Path directory) throws IOException {
    Path probe = Files.createFile(directory.resolve("probe"));
    boolean possible;
    try {
      possible = chattr("+i", probe.toString());
    } catch (IOException e) {
      possible = false;
    }
    permitAll(directory);
    Files.delete(probe);
    assumeTrue(possible, "needs root, chattr and a file system that knows immutable files");
  }

  public static void create(String path) {
    try {
      Files.writeString(Path.of(path), "immutable");
      assertThat(chattr("+i", path)).isTrue();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Let everything below be deleted again.
   */
  public static void permitAll(Path directory) {
    try {
      chattr("-R", "-i", directory.toString());
    } catch (IOException e) {
      // Without chattr nothing is immutable
    }
  }

  private static boolean chattr(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = "chattr";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command)
      .redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
