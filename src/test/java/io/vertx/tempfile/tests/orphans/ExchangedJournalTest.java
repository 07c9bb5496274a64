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

import io.vertx.tempfile.tests.faults.Exchanger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The base directory belongs to somebody else, who can put anything in the place of a journal at any moment.
 */
class ExchangedJournalTest extends OrphanTestBase {

  private Path precious;

  @BeforeEach
  void giveTheDirectoryAway() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give directories away");
    Path tree = Files.createDirectory(directory.resolve(freshName()));
    precious = Files.writeString(tree.resolve("precious"), "content");
    // One of this user's, which is not done with as long as the other directory is away
    Path ours = new ForgedJournal().hint(elsewhere.resolve("away")).writeTo(directory);
    Files.move(ours, directory.resolve("vertx-tempfile-exchanged.journal"));
    Path theirs = new ForgedJournal().directory(tree).writeTo(directory);
    Files.setAttribute(theirs, "unix:uid", Exchanger.id());
    Files.move(theirs, directory.resolve("theirs"));
    Files.setAttribute(directory, "unix:uid", Exchanger.id());
  }

  @AfterEach
  void clear() throws IOException {
    await(vertx.close());
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(directory)).collect(Collectors.toList())) {
        Files.delete(each);
      }
    }
  }

  /** It is looked at, and then opened. */
  @Test
  void whatIsPutInItsPlaceIsNotFollowed() throws Exception {
    String exchange = String.join("\n",
      "mv -T vertx-tempfile-exchanged.journal ours; mv -T theirs vertx-tempfile-exchanged.journal",
      "mv -T vertx-tempfile-exchanged.journal theirs; mv -T ours vertx-tempfile-exchanged.journal");

    Exchanger.during(directory, exchange, () -> {
      for (int i = 0; i < 500 && Files.exists(precious); i++) {
        sweep();
      }
    });

    assertThat(precious).hasContent("content");
    assertThat(List.of(directory.resolve("ours"), directory.resolve("vertx-tempfile-exchanged.journal"))).anyMatch(Files::exists);
  }
}
