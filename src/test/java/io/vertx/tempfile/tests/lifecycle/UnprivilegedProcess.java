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

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;

/**
 * What a user to whom permissions mean something does with temporary files. Says what came out of it, a line for each fact.
 */
public final class UnprivilegedProcess {

  /** What it does. */
  enum Task { PERMISSIONS, REMOVE_READ_ONLY, NOT_WRITABLE, UNREADABLE_PARENT }

  private final TempFileSystem fs;
  private final Path directory;

  private UnprivilegedProcess(Vertx vertx, String directory) {
    this.directory = Path.of(directory);
    this.fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory));
  }

  /**
   * @param args the directory and the {@link Task}
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    UnprivilegedProcess process = new UnprivilegedProcess(vertx, args[0]);
    switch (Task.valueOf(args[1])) {
      case PERMISSIONS:
        for (String perms : new String[] {"rw-------", "r--------", "-w-------", "---------", "rw-r--r--"}) {
          process.useAllKindsWith(perms);
        }
        break;
      case REMOVE_READ_ONLY:
        say("removed", process::removeReadOnly);
        break;
      case NOT_WRITABLE:
        for (Kind kind : Kind.ordinary()) {
          say(kind, () -> process.use(kind, new TempFileOptions()));
        }
        say("directory", () -> process.fs.createTempDirectory().await().path());
        break;
      default:
        say("removed", process::removeReadOnly);
    }
    vertx.close().await();
  }

  private static void say(Object what, Callable<?> task) {
    String outcome;
    try {
      outcome = String.valueOf(task.call());
    } catch (Exception e) {
      outcome = e.getClass().getSimpleName() + " of " + (e.getCause() == null ? "nothing" : e.getCause().getClass().getSimpleName());
    }
    System.out.println(what + " " + outcome);
  }

  private void useAllKindsWith(String perms) {
    for (Kind kind : Kind.ordinary()) {
      say(kind + " " + perms, () -> use(kind, new TempFileOptions().setPerms(perms)));
    }
    say("named " + perms, () -> {
      NamedTempFile file = fs.openNamedTempFile(new NamedTempFileOptions(new TempFileOptions().setPerms(perms))).await();
      try {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file.path())));
      } finally {
        file.close().await();
      }
    });
  }

  private String use(Kind kind, TempFileOptions options) {
    TempFile file = kind.open(fs, options).await();
    try {
      file.write(Buffer.buffer(new byte[5000])).await();
      file.truncate(100).await();
      long size = file.setReadPos(0).readAll().await().length();
      return size == 100 ? "works" : "has " + size + " bytes";
    } finally {
      file.close().await();
    }
  }

  private String removeReadOnly() throws Exception {
    TempDirectory temporary = fs.createTempDirectory(new TempDirectoryOptions()).await();
    Path root = Path.of(temporary.path());
    for (String perms : new String[] {"r-x------", "r--------", "-w-------", "--x------", "---------"}) {
      Path inner = Files.createDirectories(root.resolve("in" + perms).resolve("deeper"));
      Path file = Files.writeString(inner.resolve("file"), "content");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
      Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString(perms));
      Files.setPosixFilePermissions(inner.getParent(), PosixFilePermissions.fromString(perms));
    }
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("---------"));
    Future<Void> closed = temporary.close();
    closed.await();
    return String.valueOf(Files.notExists(root) && directory.equals(root.getParent()));
  }
}
