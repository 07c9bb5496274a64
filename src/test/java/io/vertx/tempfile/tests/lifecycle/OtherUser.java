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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Processes of a user that is not root, to whom permissions mean something. Root starts them with {@code setpriv}, with a copy of the
 * class path that this user can read; anybody else just starts them.
 */
public final class OtherUser {

  private static final String ID = "65534";
  private static final int STICKY = 01000;

  private final Path copies;

  /**
   * @param copies an empty directory that the user is let into, for the copy of the class path
   */
  public OtherUser(Path copies) {
    this.copies = copies;
  }

  /**
   * Let the user do in this directory what it likes, but with what belongs to others.
   */
  public static void permit(Path directory) throws IOException {
    permit(directory, 0777);
  }

  public static void permit(Path directory, int permissions) throws IOException {
    Files.setAttribute(directory, "unix:mode", STICKY | permissions);
  }

  public ChildJvm start(Class<?> main, Object... arguments) throws Exception {
    if (!isRoot()) {
      return ChildJvm.start(main, arguments);
    }
    List<String> setpriv = List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups", "--");
    assumeTrue(succeeds(setpriv, "true"), "root needs setpriv to be somebody else");
    permit(copies);
    String classPath = copyClassPath();
    assumeTrue(succeeds(setpriv, "test", "-x", System.getProperty("java.home") + "/bin/java"), "another user cannot run this JDK");
    assumeTrue(succeeds(setpriv, "test", "-x", copies.toString()), "another user cannot reach " + copies);
    return ChildJvm.start(setpriv, classPath, main, arguments);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean succeeds(List<String> wrapper, String... command) throws Exception {
    List<String> all = new ArrayList<>(wrapper);
    all.addAll(List.of(command));
    try {
      return new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String copyClassPath() throws IOException {
    List<String> copied = new ArrayList<>();
    for (String entry : ChildJvm.classPath().split(File.pathSeparator)) {
      Path source = Path.of(entry);
      if (Files.exists(source)) {
        Path target = copies.resolve(copied.size() + "-" + source.getFileName());
        copy(source, target);
        copied.add(target.toString());
      }
    }
    return String.join(File.pathSeparator, copied);
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path copy = target.resolve(source.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
          Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        } else {
          Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
          Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
        }
      }
    }
  }
}
