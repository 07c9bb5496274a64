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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * The descriptors that this process has open, as Linux tells them in {@code /proc/self/fd}. Blocking.
 */
public final class OpenFileDescriptors {

  private static final Path DIRECTORY = Path.of("/proc/self/fd");
  private static final Path INFORMATION = Path.of("/proc/self/fdinfo");
  // As open(2) has them
  private static final int ACCESS_MODE = 3;
  private static final int WRITE_ONLY = 1;
  public static final boolean AVAILABLE = System.getProperty("os.name").equals("Linux") && Files.isDirectory(DIRECTORY);

  private OpenFileDescriptors() {
  }

  /**
   * Find a descriptor of an open file, one that can be read if there is one.
   *
   * @param file what the file is called in a failure
   * @param key the key of the file, which stays whatever becomes of its name
   */
  public static int find(Path file, Object key) throws IOException {
    int writeOnly = -1;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DIRECTORY)) {
      for (Path descriptor : descriptors) {
        if (refersTo(descriptor, key)) {
          int number = Integer.parseInt(descriptor.getFileName().toString());
          if (!isWriteOnly(descriptor)) {
            return number;
          }
          writeOnly = number;
        }
      }
    }
    if (writeOnly < 0) {
      throw new NoSuchFileException(file.toString(), null, "no descriptor is open on it");
    }
    return writeOnly;
  }

  public static Path path(int descriptor) {
    return DIRECTORY.resolve(Integer.toString(descriptor));
  }

  /**
   * Find the descriptor of a channel by its position, for which it is to be one that no other has.
   *
   * @return what leads to what is open there, whatever becomes of its name; null when the descriptor is not found
   */
  public static Path at(long position) throws IOException {
    String line = "pos:\t" + position;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(INFORMATION)) {
      for (Path descriptor : descriptors) {
        if (informationOn(descriptor).contains(line)) {
          return DIRECTORY.resolve(descriptor.getFileName());
        }
      }
    }
    return null;
  }

  private static List<String> informationOn(Path descriptor) {
    try {
      return Files.readAllLines(INFORMATION.resolve(descriptor.getFileName()), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of(); // closed since the listing
    }
  }

  private static boolean refersTo(Path descriptor, Object key) {
    try {
      return key.equals(Files.readAttributes(descriptor, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return false; // closed since the listing, or nothing that could be looked at
    }
  }

  private static boolean isWriteOnly(Path descriptor) {
    for (String line : informationOn(descriptor)) {
      if (line.startsWith("flags:")) {
        return (Long.parseLong(line.substring(line.indexOf(':') + 1).trim(), 8) & ACCESS_MODE) == WRITE_ONLY;
      }
    }
    return false;
  }
}
