/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.VertxOptions;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFileSystemOptions;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/**
 * What the properties of the example say. What they cannot mean is refused, and not taken for something else.
 */
final class Settings {

  static final long DEFAULT_LIMIT = 100L * 1024 * 1024;

  /** A form may have several files, and then as much as so many of the largest. */
  private static final int FILES_PER_FORM = 4;

  private static final int MAX_INSTANCES = 1000;

  final int port;
  final Path directory;
  /** The bytes that a file may have, 0 for any number. */
  final long limit;
  final int instances;
  /** Whether other nodes of a cluster publish too. */
  final boolean cluster;

  Settings(int port, Path directory, long limit, int instances) {
    this(port, directory, limit, instances, false);
  }

  private Settings(int port, Path directory, long limit, int instances, boolean cluster) {
    this.cluster = cluster;
    this.port = port;
    this.directory = directory;
    this.limit = limit;
    this.instances = instances;
  }

  /**
   * @throws IllegalArgumentException with a message that names the property and tells what it may be
   */
  static Settings of(Properties properties) {
    return new Settings(
      (int) number(properties, "port", 8080, 0, 65_535),
      directory(properties.getProperty("dir", "target/uploads")),
      number(properties, "limit", DEFAULT_LIMIT, 0, Long.MAX_VALUE / FILES_PER_FORM),
      (int) number(properties, "instances", VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE, 1, MAX_INSTANCES),
      flag(properties, "cluster"));
  }

  private static boolean flag(Properties properties, String name) {
    String value = properties.getProperty(name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("-D" + name + "=" + value + ": it has to be true or false");
    }
    return value.equals("true");
  }

  private static long number(Properties properties, String name, long otherwise, long min, long max) {
    String value = properties.getProperty(name);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused like a number that is out of range
    }
    throw new IllegalArgumentException("-D" + name + "=" + value + ": it has to be a whole number from " + min + " to " + max);
  }

  private static Path directory(String value) {
    Path directory;
    try {
      directory = Path.of(value).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("-Ddir=" + value + ": it has to be the path of a directory", e);
    }
    if (value.isEmpty() || Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new IllegalArgumentException("-Ddir=" + value + ": it has to be a directory, or one that can be made");
    }
    return directory;
  }

  // tag::cluster[]
  /** What is checked in on one node can be claimed on each; all of them are on this machine, and their connections on its loopback. */
  TempFileSystemOptions fileSystemOptions() {
    TempFileSystemOptions options = new TempFileSystemOptions();
    return cluster ? options.setClusterTransfer(new ClusterTransferOptions().setHost("127.0.0.1")) : options;
  }
  // end::cluster[]

  /** The bytes that a form may have, 0 for any number. */
  long formLimit() {
    return limit * FILES_PER_FORM;
  }

  /** The limit as people say it. */
  String limitInWords() {
    if (limit == 0) {
      return "of any size";
    }
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};
    int unit = 0;
    long number = limit;
    while (number % 1024 == 0 && unit < units.length - 1) {
      number /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "up to %,d %s", number, units[unit]);
  }
}
