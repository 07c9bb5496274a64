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

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Makes a test's directory on another file system than that of the temporary directory, if there is one.
 */
public final class OtherFileSystem implements TempDirFactory {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
    return Files.isWritable(SHARED_MEMORY)
      ? Files.createTempDirectory(SHARED_MEMORY, "vertx-tempfile-tests")
      : Files.createTempDirectory("vertx-tempfile-tests");
  }

  static void assumeOther(Path directory, Path elsewhere) {
    try {
      assumeTrue(!Files.getFileStore(directory).equals(Files.getFileStore(elsewhere)),
        "needs a second file system: " + SHARED_MEMORY + " is not there, or is where the temporary directory is");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
