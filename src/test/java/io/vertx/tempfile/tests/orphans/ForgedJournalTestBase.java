/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.orphans;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Journals that somebody else has written, what they name, and what nobody wants to lose.
 */
abstract class ForgedJournalTestBase extends OrphanTestBase {

  static final int SOMEBODY_ELSE = 65534;

  /** What a sound journal would have removed. */
  Path file;
  Path tree;
  /** What nobody wants to lose. */
  Path precious;

  @BeforeEach
  void victims() throws IOException {
    file = Files.writeString(directory.resolve(freshName()), "content");
    tree = Files.createDirectory(directory.resolve(freshName()));
    Files.writeString(tree.resolve("inside"), "content");
    precious = Files.writeString(directory.resolve("precious"), "content");
  }

  @AfterEach
  void clear() throws IOException {
    for (Path place : List.of(directory, elsewhere)) {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(place)).collect(Collectors.toList())) {
          Files.delete(each);
        }
      }
    }
  }

  ForgedJournal sound() throws IOException {
    return new ForgedJournal().file(file).directory(tree);
  }

  List<Path> everything() throws IOException {
    try (Stream<Path> here = Files.walk(directory); Stream<Path> there = Files.walk(elsewhere)) {
      return Stream.concat(here, there).sorted().collect(Collectors.toList());
    }
  }

  static void chown(Path path) throws IOException {
    assumeTrue((int) Files.getAttribute(path, "unix:uid") == 0, "only root can give files away");
    Files.setAttribute(path, "unix:uid", SOMEBODY_ELSE, LinkOption.NOFOLLOW_LINKS);
  }
}
