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
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Directories with something of everything in them.
 */
final class Trees {

  private Trees() {
  }

  static void plant(Path root) throws IOException {
    file(root.resolve("private"), "private", "rw-------");
    file(root.resolve("public"), "public", "rw-rw-rw-");
    file(root.resolve("script"), "#!/bin/sh", "rwxr-x--x");
    file(root.resolve("read-only"), "read-only", "r--r--r--");
    file(root.resolve("empty file"), "", "rw-r--r--");
    Files.createDirectory(root.resolve("empty"));
    Files.createDirectories(root.resolve("a/b/c"));
    file(root.resolve("a/b/c/file"), "deep", "rw-r-----");
    Files.createSymbolicLink(root.resolve("to a file"), Path.of("a/b/c/file"));
    Files.createSymbolicLink(root.resolve("a/to a directory"), Path.of("b"));
    Files.createSymbolicLink(root.resolve("dangling"), Path.of("/nowhere at all"));
    Files.createDirectory(root.resolve("closed"));
    file(root.resolve("closed/file"), "in a read-only directory", "r--------");
    Files.createDirectory(root.resolve("closed/empty"));
    Files.setPosixFilePermissions(root.resolve("closed/empty"), PosixFilePermissions.fromString("r-x--x--x"));
    Files.setPosixFilePermissions(root.resolve("closed"), PosixFilePermissions.fromString("r-xr-xr-x"));
    Files.setPosixFilePermissions(root.resolve("a/b"), PosixFilePermissions.fromString("rwxrwx--x"));
  }

  private static void file(Path path, String content, String perms) throws IOException {
    Files.writeString(path, content);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(perms));
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000_000_000L));
  }

  /**
   * All that is below, in order: names, kinds, permissions and content.
   */
  static List<String> describe(Path root) throws IOException {
    try (Stream<Path> entries = Files.walk(root)) {
      return entries.filter(entry -> !entry.equals(root)).sorted().map(entry -> root.relativize(entry) + " " + describeEntry(entry))
        .collect(Collectors.toList());
    }
  }

  private static String describeEntry(Path entry) {
    try {
      if (Files.isSymbolicLink(entry)) {
        return "-> " + Files.readSymbolicLink(entry);
      }
      String perms = PosixFilePermissions.toString(Files.getPosixFilePermissions(entry, LinkOption.NOFOLLOW_LINKS));
      return Files.isDirectory(entry) ? "d" + perms : perms + " " + Files.getLastModifiedTime(entry) + " " + Files.readString(entry);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Let everything below be deleted.
   */
  static void fell(Path root) throws IOException {
    List<Path> directories;
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> entries = Files.walk(root)) {
      directories = entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)).collect(Collectors.toList());
    }
    for (Path directory : directories) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
