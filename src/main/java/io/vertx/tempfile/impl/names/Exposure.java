/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.names;

import io.vertx.tempfile.impl.base.OpenFileDescriptors;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Whether another user can put something else under our names in a directory, and how to get around that. Blocking.
 * <p>
 * Such directories are those that others can write in and that are not sticky, and those of others. What is asked of a name there may not be
 * true any more when something is done with it.
 */
public final class Exposure {

  /** No file system refuses such a position, and nobody else is there by chance. */
  private static final long LARGEST_POSITION = 1L << 42;
  private static final SecureRandom RANDOM = new SecureRandom();
  /** Whom that belongs to which this process makes, as a rule; null where the platform does not tell. */
  private static final Integer USER = user();

  private Exposure() {
  }

  private static Integer user() {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /**
   * Whether others can exchange what is in a directory; false where that cannot be told or helped.
   */
  public static boolean of(Path directory) throws IOException {
    return USER != null && OpenFileDescriptors.AVAILABLE && !UnixFile.isSafe(directory, USER);
  }

  /**
   * What leads to an open file whatever is done with its name, null when its descriptor is not found.
   */
  static Path descriptorOf(FileChannel channel) throws IOException {
    long before = channel.position();
    long position = (RANDOM.nextLong() & Long.MAX_VALUE) % LARGEST_POSITION;
    channel.position(position);
    try {
      return OpenFileDescriptors.AVAILABLE ? OpenFileDescriptors.at(position) : null;
    } finally {
      channel.position(before);
    }
  }
}
