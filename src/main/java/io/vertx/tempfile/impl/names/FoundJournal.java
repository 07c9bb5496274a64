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

import io.vertx.tempfile.impl.names.JournalRecord.Type;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/**
 * A journal that some process has left, open and locked, of which it is certain that this user alone can have written it. Blocking.
 */
final class FoundJournal implements Closeable {

  private static final int OWNER_READ_WRITE = 0600;
  private static final Set<PosixFilePermission> OWNER_ONLY =
    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final long LARGEST = 1L << 30;
  private static final Set<OpenOption> OPTIONS =
    Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final FileChannel channel;
  /** What it says, null when it was not begun. */
  final JournalContent content;

  private FoundJournal(FileChannel channel, JournalContent content) {
    this.channel = channel;
    this.content = content;
  }

  /**
   * Open the journal of a process that is gone.
   *
   * @return null when it is another user's, or its process lives, or somebody else sees to it
   * @throws MalformedJournalException when it is not sound
   */
  static FoundJournal open(OpenDirectory directory, Path name, UserPrincipal user) throws IOException {
    BasicFileAttributes before = directory.attributes(name);
    if (!((PosixFileAttributes) before).owner().equals(user) || HeldJournals.holds(before.fileKey().toString())) {
      return null;
    }
    if (!before.isRegularFile() || !((PosixFileAttributes) before).permissions().equals(OWNER_ONLY)) {
      throw new MalformedJournalException("it is not a file that only its owner can have written");
    }
    HeldJournals.identify(name.toString(), before.fileKey().toString());
    FileChannel channel = directory.openFile(name, OPTIONS);
    FoundJournal found = null;
    try {
      checkOpened(channel, directory, name, before.fileKey(), user);
      // Once it is locked nobody writes to it any more; without a name it is somebody else's work that is done
      if (lock(channel) && isStill(directory, name, before.fileKey())) {
        JournalContent content = read(channel);
        if (content == null || !content.writer.isAlive()) {
          found = new FoundJournal(channel, content);
        }
      }
      return found;
    } finally {
      if (found == null) {
        channel.close();
      }
    }
  }

  /** What was looked at and what was opened can be two things where somebody else can exchange them. */
  private static void checkOpened(FileChannel channel, OpenDirectory directory, Path name, Object key, UserPrincipal user)
    throws IOException {
    UnixFile opened = opened(channel, directory, name, user);
    if (!opened.key().equals(key)) {
      throw new MalformedJournalException("it was exchanged while it was opened");
    }
    if (!opened.is(Type.FILE) || opened.permissions() != OWNER_READ_WRITE || opened.links() != 1 || !opened.owner().equals(user)) {
      throw new MalformedJournalException("it is not a file that only its owner can have written");
    }
  }

  private static UnixFile opened(FileChannel channel, OpenDirectory directory, Path name, UserPrincipal user) throws IOException {
    Path descriptor = Exposure.descriptorOf(channel);
    if (descriptor != null) {
      return UnixFile.open(descriptor);
    }
    if (!UnixFile.at(directory.path()).isSafeFor(user)) {
      throw new MalformedJournalException("others can exchange it, and the platform does not tell what was opened");
    }
    return UnixFile.at(directory.path().resolve(name));
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static boolean isStill(OpenDirectory directory, Path name, Object key) throws IOException {
    return directory.attributes(name).fileKey().equals(key);
  }

  private static JournalContent read(FileChannel channel) throws IOException {
    if (channel.size() > LARGEST) {
      throw new MalformedJournalException("it is too large");
    }
    return JournalContent.read(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
  }

  /** Gives up the lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
