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

import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.impl.names.JournalRecord.Type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The removal of what processes left behind when they were killed, as their journals in one directory have it, and in those directories to
 * which these lead. Blocking.
 * <p>
 * The journals lie where others may write, too. Only those count that this user alone can have written; what they name lies in the same
 * directory, whatever that is called now, and counts only if it is still what was recorded. A journal that is not sound is left with all
 * that it names, and one goes only when nothing is left to be tried again.
 */
public final class OrphanSweep {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);
  /** How long a directory may be away before nobody waits for it any more. */
  private static final long LONGEST_ABSENCE = TimeUnit.DAYS.toMillis(30);

  private final Path directory;
  private final LongAdder removed;
  /** Whether other directories are looked into, too. */
  private final boolean follows;
  /** Whom that belongs to which we make in the directory, null while nobody had to know. */
  private UserPrincipal user;

  /**
   * @param removed counts what was removed
   */
  public OrphanSweep(Path directory, LongAdder removed) {
    this(directory, removed, true);
  }

  private OrphanSweep(Path directory, LongAdder removed, boolean follows) {
    this.directory = directory;
    this.removed = removed;
    this.follows = follows;
  }

  /**
   * Sweep. Whatever goes wrong is told in the log at most. Ends early when the thread is interrupted.
   */
  public void run() {
    try {
      sweep();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("No sweep of '" + directory + "'", e); // it cannot be read or written to, or the process is ending
    }
  }

  /**
   * @return whether nothing is left that has to be tried again
   */
  private boolean sweep() throws IOException {
    if (!UnixFile.KNOWN) {
      return true;
    }
    boolean done = true;
    try (OpenDirectory opened = OpenDirectory.at(directory)) {
      List<Path> journals = new ArrayList<>();
      opened.forEach(name -> {
        if (JournalFile.isName(name.toString())) {
          journals.add(name);
        }
      });
      for (Path journal : journals) {
        done &= !Thread.currentThread().isInterrupted() && sweepUnlessHeld(opened, journal);
      }
    }
    return done;
  }

  private boolean sweepUnlessHeld(OpenDirectory opened, Path journal) throws IOException {
    if (!HeldJournals.take(journal.toString())) {
      return true;
    }
    try {
      if (user == null) {
        user = ProcessExit.whileRunning(() -> JournalRegistry.ownerOfWhatIsMadeIn(directory));
      }
      return sweepOrWarn(opened, journal);
    } finally {
      HeldJournals.release(journal.toString());
    }
  }

  private boolean sweepOrWarn(OpenDirectory opened, Path journal) {
    try {
      return sweep(opened, journal);
    } catch (NoSuchFileException e) {
      LOG.debug("Somebody else removed '" + directory.resolve(journal) + "'");
      return true;
    } catch (IOException | RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("Left the journal '" + directory.resolve(journal) + "' and what it names: " + e.getMessage(), e);
      }
      return false;
    }
  }

  private boolean sweep(OpenDirectory opened, Path journal) throws IOException {
    try (FoundJournal found = FoundJournal.open(opened, journal, user)) {
      if (found == null) {
        return true;
      }
      if (found.content != null) {
        // First elsewhere, as elsewhere can be inside of what is recorded here
        boolean done = follow(opened, journal, found.content) & removeOrphans(opened, found.content.records);
        if (!done) {
          return false;
        }
      }
      opened.deleteFile(journal);
      return true;
    }
  }

  private boolean follow(OpenDirectory opened, Path journal, JournalContent content) throws IOException {
    boolean done = true;
    for (String hint : follows ? content.hints : List.<String>of()) {
      done &= followUnlessMissed(opened, journal, content, hint);
    }
    return done;
  }

  /** That a directory is not there need not mean that it is gone for good: it may be on a volume that is not mounted now. */
  private boolean followUnlessMissed(OpenDirectory opened, Path journal, JournalContent content, String hint) throws IOException {
    boolean found = false;
    boolean done = true;
    try {
      for (Path other : JournalContent.places(hint, directory)) {
        if (Files.isDirectory(other)) {
          found = true;
          done &= new OrphanSweep(other, removed, false).sweep();
        }
      }
    } catch (InvalidPathException e) {
      LOG.warn("Cannot look for orphans in a directory, as its name is not one in the locale of this process: " + e.getMessage());
    } catch (IOException e) {
      LOG.debug("Cannot look for orphans in '" + hint + "'", e);
      done = false;
    }
    if (found && done) {
      return true;
    }
    long age = System.currentTimeMillis() - opened.attributes(journal).lastModifiedTime().toMillis();
    return isInsideOf(content.records, hint) || age > LONGEST_ABSENCE;
  }

  /** A directory that is gone with one that is recorded here does not come back. */
  private static boolean isInsideOf(List<JournalRecord> records, String hint) {
    return records.stream().anyMatch(record -> (hint.replace('\0', '/') + '/').contains('/' + record.name + '/'));
  }

  private boolean removeOrphans(OpenDirectory opened, List<JournalRecord> orphans) {
    boolean done = true;
    for (JournalRecord orphan : orphans) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      try {
        removeOrphan(opened, orphan);
      } catch (NoSuchFileException e) {
        LOG.debug("'" + directory.resolve(orphan.name) + "' is gone");
      } catch (IOException | RuntimeException e) {
        done = false;
        LOG.warn("Unable to delete '" + directory + "/" + orphan.name + "', which a process has left behind", e);
      }
    }
    return done;
  }

  private void removeOrphan(OpenDirectory opened, JournalRecord orphan) throws IOException {
    Path name = Path.of(orphan.name);
    BasicFileAttributes found = opened.attributes(name);
    boolean same = orphan.inode == 0 || orphan.inode == UnixFile.inode(found.fileKey());
    boolean ofType = orphan.type == Type.DIRECTORY ? found.isDirectory() : found.isRegularFile();
    if (!same || !ofType || !((PosixFileAttributes) found).owner().equals(user)) {
      LOG.warn("Left '" + directory.resolve(name) + "': it is not what a process had left behind there");
      return;
    }
    TreeRemoval.remove(opened, name, found);
    removed.increment();
  }
}
