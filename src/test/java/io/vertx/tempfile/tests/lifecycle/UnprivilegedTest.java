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

import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What root may do anyway works for others as well, or fails clearly.
 */
@DisabledOnOs(OS.WINDOWS)
class UnprivilegedTest extends TempFileTestBase {

  @TempDir
  private Path copies;
  private OtherUser user;

  @BeforeEach
  void letTheUserIn() throws Exception {
    user = new OtherUser(copies);
    OtherUser.permit(directory);
  }

  @Test
  void filesThatTheirOwnerMayNotOpenWork() throws Exception {
    ChildJvm.End end = run(UnprivilegedProcess.Task.PERMISSIONS, directory);

    assertThat(end.output.lines()).hasSize(30)
      .allMatch(line -> line.endsWith(" works") || line.startsWith("named "));
    assertThat(end.output.lines().filter(line -> line.startsWith("named "))).containsExactly(
      "named rw------- rw-------", "named r-------- r--------", "named -w------- -w-------", "named --------- ---------",
      "named rw-r--r-- rw-r--r--");
  }

  @Test
  void readOnlyFilesAndDirectoriesAreRemovedWithTheirDirectory() throws Exception {
    ChildJvm.End end = run(UnprivilegedProcess.Task.REMOVE_READ_ONLY, directory);

    assertThat(end.output).isEqualTo("removed true\n");
  }

  /** What cannot be opened can only be permitted by its path, behind which anybody could put a link there. */
  @Test
  void aDirectoryThatCannotBeOpenedStaysWhereOthersCanExchangeIt() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

    ChildJvm.End end = user.start(UnprivilegedProcess.class, directory, UnprivilegedProcess.Task.REMOVE_READ_ONLY).waitFor();

    assertThat(end.output).isEqualTo("removed FileSystemException of AccessDeniedException\n");
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(directory)).collect(Collectors.toList())) {
        Files.delete(each);
      }
    }
  }

  @Test
  void aParentThatCannotBeListedIsNoHindrance() throws Exception {
    OtherUser.permit(directory, 0333);

    ChildJvm.End end = run(UnprivilegedProcess.Task.UNREADABLE_PARENT, directory);

    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    assertThat(end.output).isEqualTo("removed true\n");
  }

  @Test
  void aDirectoryThatIsNotWritableFailsClearly() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));

    ChildJvm.End end = run(UnprivilegedProcess.Task.NOT_WRITABLE, directory);

    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    assertThat(end.output.lines()).containsExactly(
      "UNNAMED FileSystemException of AccessDeniedException",
      "NAMED FileSystemException of AccessDeniedException",
      "SPOOLED_IN_MEMORY works",
      "SPOOLED_ON_DISK FileSystemException of AccessDeniedException",
      "SPOOLED_ROLLING_OVER FileSystemException of AccessDeniedException",
      "directory FileSystemException of AccessDeniedException");
  }

  private ChildJvm.End run(UnprivilegedProcess.Task task, Path directory) throws Exception {
    ChildJvm.End end = user.start(UnprivilegedProcess.class, directory, task).waitFor();
    assertThat(end.errors).isEmpty();
    assertThat(end.exitCode).isZero();
    return end;
  }
}
