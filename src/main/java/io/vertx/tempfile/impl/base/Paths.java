/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import java.nio.file.Path;

/**
 * Relative paths made absolute as Vert.x does it: from its own working directory where one is set, else from that of the process.
 */
public final class Paths {

  private Paths() {
  }

  public static Path absolute(String path) {
    Path given = Path.of(path);
    String workingDirectory = System.getProperty("vertx.cwd");
    return workingDirectory == null ? given.toAbsolutePath() : Path.of(workingDirectory).resolve(given).toAbsolutePath();
  }
}
