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

import io.vertx.core.Future;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.tests.TempFileTestBase;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import io.vertx.tempfile.tests.lifecycle.OtherUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Whatever somebody puts in the place of a directory that is being removed, nothing outside of the tree is touched, and nobody waits for
 * it.
 */
@DisabledOnOs(OS.WINDOWS)
class ExchangedDirectoriesTest extends TempFileTestBase {

  private static final int REMOVALS = 400;

  @TempDir
  Path copies;
  @TempDir
  Path outside;

  @AfterEach
  void takeAwayWhatOthersLeft() throws IOException {
    await(vertx.close());
    for (Path place : List.of(directory, outside)) {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(place)).collect(Collectors.toList())) {
          Files.delete(each);
        }
      }
    }
  }

  /** Permissions that are set by a path are those of what a link there leads to. */
  @Test
  void permissionsAreNotSetBehindALink() throws Exception {
    OtherUser owner = new OtherUser(copies);
    OtherUser.permit(directory);
    OtherUser.permit(outside);
    Path precious = outside.resolve("precious");
    String exchange = "for d in tmp*; do mv \"$d/in\" \"$d/away$$\" && ln -s '" + precious + "' \"$d/in\"; done";

    ChildJvm child = owner.start(TreeOwner.class, directory, precious, REMOVALS);
    Exchanger.during(directory, exchange, () -> assertThat(child.waitFor().output).isEqualTo(REMOVALS + " rw-------\n"));
  }

  /** Whoever opens a pipe waits for somebody at its other end. */
  @Test
  void aPipeInThePlaceOfADirectoryIsNoHindrance() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "needs mkfifo");
    for (int round = 0; round < 100; round++) {
      TempDirectory temporary = await(fs.createTempDirectory());
      for (int i = 0; i < 5; i++) {
        Files.createDirectories(Path.of(temporary.resolve("in" + i + "/inner")));
      }
      AtomicBoolean closed = new AtomicBoolean();
      Thread exchanger = new Thread(() -> {
        for (int i = 0; !closed.get(); i = (i + 1) % 5) {
          Path in = Path.of(temporary.resolve("in" + i));
          Path aside = Path.of(temporary.resolve("aside" + i));
          try {
            Files.move(in, aside);
            Files.createLink(in, pipe);
            Files.delete(in);
            Files.move(aside, in);
          } catch (IOException e) {
            // it is gone
          }
        }
      });
      exchanger.start();
      Future<Void> closing = temporary.close();
      await(closing.otherwiseEmpty());
      closed.set(true);
      exchanger.join();
      await(temporary.close().otherwiseEmpty());
    }
    Files.delete(pipe);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsMountedInsideIsNotEmptied() throws Exception {
    Files.writeString(outside.resolve("precious"), "content");
    TempDirectory temporary = await(fs.createTempDirectory());
    Path mount = Files.createDirectory(Path.of(temporary.resolve("mount")));
    Files.createFile(Path.of(temporary.resolve("file")));
    assumeTrue(new ProcessBuilder("mount", "--bind", outside.toString(), mount.toString()).start().waitFor() == 0,
      "needs to be root, and mount");
    try {
      assertThat(failureOf(temporary.close())).hasMessageContaining(temporary.path()).hasRootCauseMessage(
        "mount: Device or resource busy");
      assertThat(outside.resolve("precious")).hasContent("content");
      assertThat(Path.of(temporary.resolve("file"))).doesNotExist();
    } finally {
      assertThat(new ProcessBuilder("umount", mount.toString()).start().waitFor()).isZero();
    }
    await(temporary.close());
    assertThat(Path.of(temporary.path())).doesNotExist();
  }
}
