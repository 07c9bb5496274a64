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

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The journals of this process, by their directory, as far as they are not retired. Thread-safe.
 */
final class JournalRegistry {

  private static final Map<Path, Journal> KNOWN = new ConcurrentHashMap<>();

  private JournalRegistry() {
  }

  /**
   * That of a directory, which may retire at any time.
   */
  static Journal of(Path directory) {
    return KNOWN.computeIfAbsent(directory, Journal::new);
  }

  static void remove(Path directory, Journal journal) {
    KNOWN.remove(directory, journal);
  }

  /**
   * Have those go in which nothing is recorded.
   */
  static void removeIdle() {
    KNOWN.values().forEach(Journal::retireIfIdle);
  }

  /**
   * Leave no journal in a directory, or below it, that is about to move.
   */
  static void withdrawBelow(Path root) {
    for (Journal journal : below(root)) {
      journal.retireIfIdle();
      journal.withdraw();
    }
  }

  /**
   * What was withdrawn from there may be written again, if the directory is there.
   */
  static void reinstateBelow(Path root) {
    below(root).forEach(Journal::reinstate);
  }

  private static List<Journal> below(Path root) {
    List<Journal> found = new ArrayList<>();
    KNOWN.forEach((directory, journal) -> {
      if (directory.startsWith(root)) {
        found.add(journal);
      }
    });
    return found;
  }

  /**
   * Who everything belongs to that this process makes in a directory. A journal tells it, which goes again.
   */
  static UserPrincipal ownerOfWhatIsMadeIn(Path directory) throws IOException {
    for (;;) {
      Journal journal = of(directory);
      try {
        UserPrincipal owner = journal.owner();
        if (owner != null) {
          return owner;
        }
      } finally {
        journal.retireSoon();
      }
    }
  }
}
