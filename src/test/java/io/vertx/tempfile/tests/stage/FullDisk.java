/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A disk of a megabyte. Only root can mount it; others skip the test.
 */
final class FullDisk implements AutoCloseable {

  static final int SIZE = 1024 * 1024;

  private final Path path;

  private FullDisk(Path path) {
    this.path = path;
  }

  static FullDisk mount(Path path) throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "a small disk can be mounted on Linux only");
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", path.toString()),
      "only root can mount a small disk");
    return new FullDisk(path);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", path.toString())) {
      throw new IOException("cannot unmount " + path);
    }
  }

  private static boolean run(String... command) {
    try {
      Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such command
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
