/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/**
 * A small disk in memory, mounted into a directory, that a test can fill and has to unmount. Where it cannot be mounted, as by users other
 * than root, the test is skipped and says so.
 */
public final class Tmpfs implements AutoCloseable {

  /** The bytes of a small one. */
  public static final int SMALL = 1024 * 1024;

  /** What is done with one. */
  public interface Use {
    void with(Path root) throws Exception;
  }

  private final Path directory;
  private final Path ballast;

  private Tmpfs(Path directory) {
    this.directory = directory;
    this.ballast = directory.resolve("ballast");
  }

  public static Tmpfs mount(Path directory, int kibibytes) throws IOException {
    Files.createDirectories(directory);
    String problem = run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", directory.toString());
    Assumptions.assumeTrue(problem == null, () -> "Needs a disk to fill, and a tmpfs cannot be mounted here: " + problem);
    return new Tmpfs(directory);
  }

  /**
   * Mount one of {@link #SMALL} bytes, which has to be closed.
   */
  public static Tmpfs mount(Path directory) throws IOException {
    return mount(directory, SMALL / 1024);
  }

  /**
   * Mount one of {@link #SMALL} bytes that anybody may write to, while it is used. What the test has open there may be closed after that.
   */
  public static void whileMounted(Path directory, Use use) throws Exception {
    Tmpfs disk = mount(directory);
    try {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
      use.with(directory);
    } finally {
      disk.unmount("-l");
    }
  }

  public Path path() {
    return directory;
  }

  /** What a command complained of, null when it succeeded. */
  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes()).trim();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return String.join(" ", command) + " does not end";
      }
      return process.exitValue() == 0 ? null : output;
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Leave room for only so many KiB, a multiple of 4.
   */
  public void fillBut(int kibibytes) throws IOException {
    long room = Files.getFileStore(directory).getUsableSpace() - kibibytes * 1024L;
    Files.write(ballast, new byte[(int) room]);
  }

  public void makeRoom() throws IOException {
    Files.delete(ballast);
  }

  public void unmount() {
    unmount("--");
  }

  private void unmount(String option) {
    String problem = run("umount", option, directory.toString());
    if (problem != null) {
      throw new AssertionError(problem);
    }
  }

  @Override
  public void close() {
    unmount();
  }
}
