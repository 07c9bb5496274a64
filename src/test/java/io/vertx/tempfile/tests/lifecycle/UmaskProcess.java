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

import io.vertx.core.Vertx;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what permissions files and directories get under the umask that it was started with.
 */
public final class UmaskProcess {

  /** What is open is not forgotten, which would be reported. */
  private static final List<Object> OPEN = new ArrayList<>();

  private UmaskProcess() {
  }

  /**
   * @param args the directory
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[0]));
    for (Kind kind : Kind.ordinary()) {
      int descriptor = hold(kind.open(fs, new TempFileOptions()).await()).fileDescriptor().await();
      say(kind, Path.of("/proc/self/fd", Integer.toString(descriptor)));
    }
    say("named", Path.of(hold(fs.openNamedTempFile().await()).path()));
    say("directory", Path.of(hold(fs.createTempDirectory().await()).path()));
    TempFileOptions shared = new TempFileOptions().setPerms("rw-rw-r--");
    say("shared", Path.of(hold(fs.openNamedTempFile(new NamedTempFileOptions(shared)).await()).path()));
    vertx.close().await();
  }

  private static <T> T hold(T handle) {
    OPEN.add(handle);
    return handle;
  }

  private static void say(Object what, Path path) throws IOException {
    System.out.println(what + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }
}
