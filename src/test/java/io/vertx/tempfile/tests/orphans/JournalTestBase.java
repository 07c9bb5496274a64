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

import org.assertj.core.api.ThrowingConsumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads journals that this process has locked.
 */
abstract class JournalTestBase extends OrphanTestBase {

  byte[] journal() throws IOException {
    return journalIn(directory);
  }

  byte[] journalIn(Path where) throws IOException {
    assertThat(journalsIn(where)).hasSize(1);
    return Files.readAllBytes(copyOf(journalsIn(where).get(0)));
  }

  static ThrowingConsumer<byte[]> names(String path) {
    return journal -> assertThat(ForgedJournal.names(journal, Path.of(path))).as("the journal names " + path).isTrue();
  }

  /** By another process, as this one would lose the lock. */
  Path copyOf(Path journal) throws IOException {
    try {
      Path copy = Files.createTempDirectory("copies").resolve(journal.getFileName());
      copy.getParent().toFile().deleteOnExit();
      copy.toFile().deleteOnExit();
      assertThat(new ProcessBuilder("cp", "-p", journal.toString(), copy.toString()).start().waitFor()).isZero();
      return copy;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
