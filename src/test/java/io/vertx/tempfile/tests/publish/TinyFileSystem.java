/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A file system of one mebibyte.
 */
public final class TinyFileSystem {

  /** What is done with it. */
  public interface Use {
    void with(Path root) throws Exception;
  }

  private TinyFileSystem() {
  }

  /**
   * Mount it while it is used, if that is possible.
   */
  public static void mounted(Path at, Use use) throws Exception {
    Files.createDirectory(at);
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m,mode=777", "tmpfs", at.toString()),
      "needs to be root, and mount, to have a file system that is soon full");
    try {
      use.with(at);
    } finally {
      // Lazily: what the test has open is closed after it
      assertThat(run("umount", "-l", at.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
