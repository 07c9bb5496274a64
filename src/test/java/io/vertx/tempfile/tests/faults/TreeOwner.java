/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import io.vertx.core.Vertx;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A process that makes directories in which everybody may do anything, with one in it that nobody may open, and removes them. It has a file
 * outside, and stops as soon as anybody but its owner may do something with that.
 */
public final class TreeOwner {

  private TreeOwner() {
  }

  /**
   * @param args the base directory, the place of the file, and how many directories to remove
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[0]));
    Path outside = Files.createFile(Path.of(args[1]), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    int removals = 0;
    for (; removals < Integer.parseInt(args[2]) && permissionsOf(outside).equals("rw-------"); removals++) {
      TempDirectory temporary = fs.createTempDirectory().await();
      Path root = Path.of(temporary.path());
      Files.setPosixFilePermissions(Files.createDirectory(root.resolve("in")), PosixFilePermissions.fromString("---------"));
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
      // What the other has put there cannot always be removed
      temporary.close().otherwiseEmpty().await();
    }
    System.out.println(removals + " " + permissionsOf(outside));
    vertx.close().otherwiseEmpty().await();
  }

  private static String permissionsOf(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
