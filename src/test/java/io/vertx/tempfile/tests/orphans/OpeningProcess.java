/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.orphans;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A process that has files and directories open in two directories. For each line that it reads it sweeps, and tells which of them are
 * missing.
 */
public final class OpeningProcess {

  private final Vertx vertx = Vertx.vertx();
  private final String elsewhere;
  private final TempFileSystemOptions options;
  private final List<Path> paths = new ArrayList<>();
  private final List<Object> open = new ArrayList<>();

  private OpeningProcess(String directory, String elsewhere) {
    this.elsewhere = elsewhere;
    this.options = new TempFileSystemOptions().setDirectory(directory);
  }

  /**
   * @param args the base directory and another one
   */
  public static void main(String[] args) throws IOException {
    OpeningProcess process = new OpeningProcess(args[0], args[1]);
    process.open(null);
    process.open(args[1]);
    System.out.println("ready");
    while (System.in.read() == '\n') {
      ((TempFileSystemImpl) TempFileSystem.create(process.vertx, process.options)).swept().await();
      System.out.println(process.missing());
    }
    process.vertx.close().await();
  }

  private void open(String directory) {
    TempFileSystem fs = TempFileSystem.create(vertx, options);
    // Not to remove later what a process leaves behind that is killed meanwhile
    ((TempFileSystemImpl) fs).swept().await();
    NamedTempFile open = fs.openNamedTempFile(new NamedTempFileOptions().setDirectory(directory)).await();
    NamedTempFile closed = fs.openNamedTempFile(new NamedTempFileOptions().setDirectory(directory).setDeleteOnClose(false)).await();
    closed.close().await();
    TempDirectory temporary = fs.createTempDirectory(new TempDirectoryOptions().setDirectory(directory)).await();
    this.open.addAll(List.of(open, closed, temporary));
    Future.all(
      vertx.fileSystem().writeFile(temporary.resolve("file"), Buffer.buffer("content")),
      vertx.fileSystem().mkdir(temporary.resolve("directory")),
      vertx.fileSystem().symlink(temporary.resolve("link"), elsewhere)).await();
    for (String path : List.of(open.path(), closed.path(), temporary.path(), temporary.resolve("file"), temporary.resolve("directory"))) {
      paths.add(Path.of(path));
    }
  }

  private List<Path> missing() {
    return paths.stream().filter(path -> !Files.exists(path)).collect(Collectors.toList());
  }
}
