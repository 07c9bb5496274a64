/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The descriptors that this process has open, as Linux tells them in {@code /proc/self/fd}. Blocking.
 */
final class OpenFileDescriptors {

  private static final Path DIRECTORY = Path.of("/proc/self/fd");
  static final boolean AVAILABLE = System.getProperty("os.name").equals("Linux") && Files.isDirectory(DIRECTORY);

  private OpenFileDescriptors() {
  }

  /**
   * Find the descriptor of an open file by the name it has or had when it was opened, which nobody else's file has: it is random.
   */
  static int find(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DIRECTORY)) {
      for (Path descriptor : descriptors) {
        if (refersTo(descriptor, name)) {
          return Integer.parseInt(descriptor.getFileName().toString());
        }
      }
    }
    throw new NoSuchFileException(file.toString(), null, "no descriptor is open on it");
  }

  static Path path(int descriptor) {
    return DIRECTORY.resolve(Integer.toString(descriptor));
  }

  private static boolean refersTo(Path descriptor, String name) throws IOException {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      String last = target.substring(target.lastIndexOf('/') + 1);
      return last.equals(name) || last.equals(name + " (deleted)");
    } catch (NoSuchFileException e) {
      return false; // closed since the listing
    }
  }
}
