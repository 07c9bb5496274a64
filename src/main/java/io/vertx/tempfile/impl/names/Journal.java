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
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The names in one directory that are to go with this process, written down there for those who come after it, should it be killed.
 * Blocking, from any thread.
 * <p>
 * It is known, and has a file, from the first name on until nothing was recorded for a second, so that names that come and go one after the
 * other share it. States: KNOWN → RETIRED, which is for good: what is recorded after that is recorded in another one. Guarded by this;
 * nobody holds two of them.
 */
final class Journal {

  private static final int LINGERING_SECONDS = 1;
  private static final Executor LATER = CompletableFuture.delayedExecutor(LINGERING_SECONDS, TimeUnit.SECONDS);

  private final Path directory;

  // Guarded by this
  private final JournalLedger ledger;
  /** Where it is said that this one is here: it holds a hint there as long as it is known. */
  private final Set<Journal> hintedIn = new HashSet<>();
  /** Whether the file stays for a while when nothing is recorded any more. */
  private boolean lingers;
  /** Whether somebody comes later to see if it is still in use. */
  private boolean awaited;
  /** Whether something was recorded since somebody was asked to come. */
  private boolean used;
  private boolean retired;

  Journal(Path directory) {
    this.directory = directory;
    this.ledger = new JournalLedger(directory);
  }

  /**
   * Something that is recorded until it is struck out.
   */
  final class Entry {

    private final JournalLedger.Line line;
    private final Journals journals;
    /** Why it could not be recorded, null when it was. */
    private Exception failure;

    private Entry(JournalRecord record, Journals journals) {
      this.line = new JournalLedger.Line(record);
      this.journals = journals;
    }

    /**
     * What was recorded exists now.
     *
     * @param key what identifies it whatever its name, null where the platform does not tell
     */
    void created(Object key) {
      // What does not exist need not be recorded, so a failure to do so is told only now
      if (failure != null) {
        journals.warn(directory, failure);
      }
      long inode = UnixFile.inode(key);
      if (inode != 0) {
        try {
          identify(line, inode);
        } catch (IOException e) {
          journals.warn(directory, e);
        }
      }
    }

    /**
     * It is gone, or nobody's to delete any more. No effect the second time.
     *
     * @throws IOException when the journal still says so, and cannot be helped
     */
    void strikeOut() throws IOException {
      strike(line);
      journals.left(Journal.this);
    }
  }

  /**
   * Record something.
   *
   * @param there the journal in which it has to be said that this one is here, null when nobody has to be told
   * @param lingering whether the file is to stay for a while after it
   * @return null when this one is retired, or not known there
   */
  synchronized Entry add(JournalRecord record, Journals journals, Journal there, boolean lingering) {
    if (retired || there != null && !hintedIn.contains(there)) {
      return null;
    }
    lingers |= lingering;
    used = true;
    Entry entry = new Entry(record, journals);
    try {
      ledger.add(entry.line);
    } catch (IOException | RuntimeException e) {
      entry.failure = e;
    }
    return entry;
  }

  private synchronized void identify(JournalLedger.Line line, long inode) throws IOException {
    ledger.identify(line, inode);
  }

  private synchronized void strike(JournalLedger.Line line) throws IOException {
    ledger.strike(line);
  }

  /**
   * Say that there is a journal in another directory, until that is released.
   *
   * @return false when this one is retired
   */
  synchronized boolean hold(Path other, Journals journals) {
    if (retired) {
      return false;
    }
    used = true;
    try {
      ledger.hold(other);
    } catch (IOException | RuntimeException e) {
      journals.warn(directory, e);
    }
    return true;
  }

  /**
   * Somebody who held on to it does not need it to be said any more that there is a journal in another directory.
   */
  synchronized void release(Path other) {
    ledger.release(other);
  }

  /**
   * Take notice that it is said there that this one is here.
   *
   * @return whether it holds the hint from now on; not when it had one, or is retired
   */
  synchronized boolean hintedIn(Journal there) {
    return !retired && hintedIn.add(there);
  }

  synchronized boolean isHintedIn(Journal there) {
    return hintedIn.contains(there);
  }

  /**
   * See to it that it goes, if nothing is recorded any more: at once, or in a while.
   */
  void retireSoon() {
    synchronized (this) {
      if (isIdle() && lingers && ledger.hasFile()) {
        awaitLater();
        return;
      }
    }
    retireIfIdle(Journal::retireSoon);
  }

  /** Called with the lock. */
  private void awaitLater() {
    if (!awaited) {
      awaited = true;
      used = false;
      LATER.execute(this::lookAgain);
    }
  }

  private void lookAgain() {
    synchronized (this) {
      awaited = false;
      if (isIdle() && used) {
        awaitLater();
        return;
      }
    }
    retireIfIdle(Journal::retireSoon);
  }

  private boolean isIdle() {
    return ledger.isEmpty() && !retired;
  }

  /**
   * Have no file any more and be forgotten, if nothing is recorded. The same goes for those that lead to this one.
   */
  void retireIfIdle() {
    retireIfIdle(Journal::retireIfIdle);
  }

  private void retireIfIdle(Consumer<Journal> others) {
    Collection<Journal> leading;
    synchronized (this) {
      if (!isIdle()) {
        return;
      }
      try {
        ledger.removeFile();
      } catch (IOException e) {
        return;
      }
      retired = true;
      JournalRegistry.remove(directory, this);
      leading = new ArrayList<>(hintedIn);
      hintedIn.clear();
    }
    for (Journal there : leading) {
      there.release(directory);
      others.accept(there);
    }
  }

  /**
   * Have no file, and write nothing until that is taken back: the directory is about to move.
   */
  synchronized void withdraw() {
    try {
      ledger.withdraw();
    } catch (IOException e) {
      // It stays where it is, and locked; it moves along
    }
  }

  /**
   * The directory has moved, or will not.
   */
  synchronized void reinstate() {
    try {
      ledger.reinstate();
    } catch (IOException | RuntimeException e) {
      // With the next record it is tried again
    }
  }

  /**
   * Who everything belongs to that is made in the directory.
   *
   * @return null when it is retired
   */
  synchronized UserPrincipal owner() throws IOException {
    return retired ? null : ledger.owner();
  }
}
