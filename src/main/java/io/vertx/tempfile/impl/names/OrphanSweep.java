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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * The removal of what processes left behind when they were killed, as their journals in one base directory have it. Blocking.
 * <p>
 * The journals lie where others may write, too. Only those count that this user alone can have written, and of what they name only what is
 * still what was recorded; a journal that is not sound is left with all that it names.
 */
public final class OrphanSweep {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

  private static final int OWNER_READ_WRITE = 0600;
  private static final long LARGEST_JOURNAL = 1L << 30;
  private static final Set<OpenOption> OPTIONS =
    Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final Path directory;
  private final LongAdder removed;
  /** Whom that belongs to which we make in the base directory, null while nobody had to know. */
  private UserPrincipal user;

  /**
   * @param removed counts what was removed
   */
  public OrphanSweep(Path directory, LongAdder removed) {
    this.directory = directory;
    this.removed = removed;
  }

  /**
   * Sweep. Whatever goes wrong is told in the log at most. Ends early when the thread is interrupted.
   */
  public void run() {
    if (!UnixFile.KNOWN) {
      return;
    }
    try (DirectoryStream<Path> journals = Files.newDirectoryStream(directory, JournalFile.PREFIX + "*" + JournalFile.SUFFIX)) {
      for (Path journal : journals) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        sweepUnlessHeld(journal);
      }
    } catch (IOException | DirectoryIteratorException | IllegalStateException e) {
      LOG.debug("No sweep of '" + directory + "'", e); // it cannot be read or written to, or the process is ending
    }
  }

  private void sweepUnlessHeld(Path journal) throws IOException {
    String name = JournalFile.name(journal);
    if (HeldJournals.take(name)) {
      try {
        if (user == null) {
          user = ExitCleanup.whileCreating(this::findUser);
        }
        sweepOrTell(journal);
      } finally {
        HeldJournals.leave(name);
      }
    }
  }

  private void sweepOrTell(Path journal) {
    try {
      sweep(journal);
    } catch (NoSuchFileException e) {
      LOG.debug("Somebody else removed '" + journal + "'");
    } catch (IOException | RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("Left the journal '" + journal + "' and what it names: " + e.getMessage(), e);
      }
    }
  }

  private void sweep(Path journal) throws IOException {
    UnixFile before = UnixFile.at(journal);
    if (!before.owner().equals(user) || HeldJournals.holds(before.key().toString())) {
      return; // not for us to look at
    }
    if (!before.is(Type.FILE) || before.permissions() != OWNER_READ_WRITE || before.links() != 1) {
      throw new MalformedJournalException("it is not a file that only its owner can have written");
    }
    HeldJournals.identify(JournalFile.name(journal), before.key().toString());
    try (FileChannel channel = FileChannel.open(journal, OPTIONS)) {
      if (!isStill(before, journal)) {
        throw new MalformedJournalException("it was exchanged while it was opened");
      }
      // Once it is ours nobody writes to it any more; without a name it is somebody else's work that is done
      if (lock(channel) && isStill(before, journal) && removeOrphans(read(channel))) {
        Files.delete(journal);
      }
    }
  }

  /** Closing it drops the lock, which it is held by until all is done. */
  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static boolean isStill(UnixFile before, Path journal) throws IOException {
    return UnixFile.at(journal).key().equals(before.key());
  }

  private static List<JournalRecord> read(FileChannel channel) throws IOException {
    if (channel.size() > LARGEST_JOURNAL) {
      throw new MalformedJournalException("it is too large");
    }
    return JournalRecord.readAll(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
  }

  /**
   * @return whether nothing is left that has to be tried again
   */
  private boolean removeOrphans(List<JournalRecord> records) {
    boolean done = true;
    for (JournalRecord orphan : records) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      try {
        removeOrphan(orphan);
      } catch (NoSuchFileException | NotDirectoryException e) {
        LOG.debug("'" + orphan.path + "' is gone");
      } catch (IOException | RuntimeException e) {
        done = false;
        LOG.warn("Unable to delete '" + orphan.path + "', which a process has left behind", e);
      }
    }
    return done;
  }

  private void removeOrphan(JournalRecord orphan) throws IOException {
    UnixFile found = UnixFile.at(orphan.path);
    boolean same = orphan.key == null || orphan.key.equals(found.key().toString());
    if (!same || !found.is(orphan.type) || !found.owner().equals(user)) {
      LOG.warn("Left '" + orphan.path + "': it is not what a process had left behind there");
      return;
    }
    TreeDeletion.delete(orphan.path, found.key());
    removed.increment();
  }

  /** Nothing else tells it everywhere than to make a file: an empty journal, should the process be killed right now. */
  private UserPrincipal findUser() throws IOException {
    Path probe = JournalFile.freshPath(directory);
    HeldJournals.take(JournalFile.name(probe));
    try {
      Files.createFile(probe, JournalFile.OWNER_ONLY);
      try {
        return UnixFile.at(probe).owner();
      } finally {
        Files.deleteIfExists(probe);
      }
    } finally {
      HeldJournals.leave(JournalFile.name(probe));
    }
  }
}
