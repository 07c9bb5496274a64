/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl;

import io.vertx.core.Future;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.CloseableResource;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.storage.DiskFiles;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the temporary file systems of one name have in common: where they create, and what is open in them.
 */
final class TempFileSystemState implements CloseableResource<TempFileSystemState> {

  private static final Logger LOG = LoggerFactory.getLogger(TempFileSystemState.class);

  final Path directory;
  final DiskFiles files;
  final CloseFuture open = new CloseFuture(LOG);

  TempFileSystemState(VertxInternal vertx, TempFileSystemOptions options, Supplier<String> names) {
    this.directory = absolute(options.getDirectory() == null ? System.getProperty("java.io.tmpdir") : options.getDirectory());
    this.files = new DiskFiles(vertx, names);
  }

  /**
   * Where an option says to create.
   */
  Path directory(String option) {
    return option == null ? directory : absolute(option);
  }

  /** As Vert.x resolves relative paths: from its own working directory, where one is set. */
  private static Path absolute(String directory) {
    Path path = Path.of(directory);
    String workingDirectory = System.getProperty("vertx.cwd");
    if (workingDirectory != null && !path.isAbsolute()) {
      path = Path.of(workingDirectory).resolve(path);
    }
    return path.toAbsolutePath();
  }

  @Override
  public TempFileSystemState get() {
    return this;
  }

  @Override
  public Future<Void> shutdown(Duration duration) {
    return open.close();
  }
}
