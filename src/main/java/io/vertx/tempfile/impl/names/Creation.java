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

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes files and directories that were not there before, under names that nobody can foresee. Blocking.
 */
public final class Creation {

  /** What something beside a target is called until it is complete, before the random part. */
  private static final String PART_PREFIX = ".tmp";
  private static final String OWNER_ONLY = "rwx------";
  private static final int TRIES = 1000;
  private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Supplier<String> names;
  private final Journals journals;

  /**
   * @param journals where that is recorded which is to be deleted some time
   */
  public Creation(Supplier<String> names, Journals journals) {
    this.names = names;
    this.journals = journals;
  }

  private interface Attempt<T> {
    T at(Path path) throws IOException;
  }

  /**
   * A file that loses its name at once.
   */
  public NewNamelessFile file(Path directory, String prefix, String suffix, String perms) throws IOException {
    FileAttribute<?>[] attributes = CreationPermissions.attributes(CreationPermissions.openable(perms));
    return inNewPlace(directory, prefix, suffix, path -> {
      Journal.Entry entry = journals.record(Type.FILE, path, true);
      FileChannel channel = recorded(entry, path, place -> FileChannel.open(place, NEW_FILE, attributes));
      return closedUnless(channel, () -> new NewNamelessFile(path, NewFile.placeOf(path, channel), channel, entry));
    });
  }

  /**
   * @param delete whether it is to be deleted some time
   */
  public NewNamedFile namedFile(Path directory, String prefix, String suffix, String perms, boolean delete) throws IOException {
    return namedFile(directory, prefix, suffix, perms, delete, true);
  }

  /**
   * A file beside a target, until it has the target's name.
   */
  public NewNamedFile partFile(Path directory, String perms) throws IOException {
    return ProcessExit.whileRunning(() -> namedFile(directory, PART_PREFIX, "", perms, true, false));
  }

  private NewNamedFile namedFile(Path directory, String prefix, String suffix, String perms, boolean delete, boolean lingering)
    throws IOException {
    FileAttribute<?>[] attributes = CreationPermissions.attributes(CreationPermissions.openable(perms));
    return inNewPlace(directory, prefix, suffix, path -> {
      Journal.Entry entry = delete ? journals.record(Type.FILE, path, lingering) : null;
      FileChannel channel = recorded(entry, path, place -> FileChannel.open(place, NEW_FILE, attributes));
      return closedUnless(channel, () -> {
        Path place = NewFile.placeOf(path, channel);
        return new NewNamedFile(takeCharge(path, NewFile.keyOf(path, place), entry), place, channel);
      });
    });
  }

  private interface Making<T> {
    T make() throws IOException;
  }

  private static <T> T closedUnless(FileChannel channel, Making<T> made) throws IOException {
    try {
      return made.make();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * @param delete whether it is to be deleted some time
   */
  public Name directory(Path parent, String prefix, String suffix, String perms, boolean delete) throws IOException {
    return directory(parent, prefix, suffix, perms, delete, true);
  }

  /**
   * A directory beside a target, for its owner alone, until it has the target's name.
   */
  public Name partDirectory(Path parent) throws IOException {
    return ProcessExit.whileRunning(() -> directory(parent, PART_PREFIX, "", OWNER_ONLY, true, false));
  }

  private Name directory(Path parent, String prefix, String suffix, String perms, boolean delete, boolean lingering) throws IOException {
    FileAttribute<?>[] attributes = CreationPermissions.attributes(PosixFilePermissions.fromString(perms));
    return inNewPlace(parent, prefix, suffix, path -> {
      Journal.Entry entry = delete ? journals.record(Type.DIRECTORY, path, lingering) : null;
      recorded(entry, path, place -> Files.createDirectory(place, attributes));
      return takeCharge(path, entry);
    });
  }

  /**
   * A directory that was there before, under a fresh name beside a target: it is to be deleted there, unless it is moved on.
   */
  public Name movedBeside(Path source, Path parent) throws IOException {
    return ProcessExit.whileRunning(() -> {
      Path path = freshNameBeside(parent);
      Journal.Entry entry = journals.record(Type.DIRECTORY, path, false);
      recorded(entry, path, place -> Files.move(source, place, StandardCopyOption.ATOMIC_MOVE));
      return takeCharge(path, entry);
    });
  }

  /**
   * A second name beside a target for a file that was there before: it is to be deleted there, unless it is moved on.
   */
  public Name linkedBeside(Path source, Path parent) throws IOException {
    return ProcessExit.whileRunning(() -> {
      Path path = freshNameBeside(parent);
      Journal.Entry entry = journals.record(Type.FILE, path, false);
      recorded(entry, path, place -> Files.createLink(place, source));
      return takeCharge(path, entry);
    });
  }

  /**
   * A name that nobody can foresee beside a target, for something that is moved there.
   */
  public Path freshNameBeside(Path directory) {
    return freshName(directory, PART_PREFIX, "");
  }

  /**
   * A file beside a target by whose lock one claims the target: a new one, or that of somebody else.
   */
  public Name claimBeside(Path target) throws IOException {
    return ProcessExit.whileRunning(() -> {
      Path path = target.resolveSibling(PART_PREFIX + TempNames.derivedFrom(target.getFileName().toString()));
      Journal.Entry entry = journals.record(Type.FILE, path, false);
      recorded(entry, path, place -> {
        try {
          return Files.createFile(place, CreationPermissions.attributes(CreationPermissions.OWNER_READ_WRITE));
        } catch (FileAlreadyExistsException e) {
          return place;
        }
      });
      return takeCharge(path, entry);
    });
  }

  /**
   * Take charge of what was moved to a fresh name, to be deleted.
   */
  public Name adopt(Path path) throws IOException {
    Type type = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? Type.DIRECTORY : Type.FILE;
    return takeCharge(path, journals.record(type, path, false));
  }

  private Path freshName(Path directory, String prefix, String suffix) {
    return directory.resolve(prefix + names.get() + suffix);
  }

  /** What could not be made is not on record. */
  private static <T> T recorded(Journal.Entry entry, Path path, Attempt<T> attempt) throws IOException {
    try {
      return attempt.at(path);
    } catch (IOException | RuntimeException e) {
      strikeOut(entry, e);
      throw e;
    }
  }

  private static Name takeCharge(Path path, Journal.Entry entry) throws IOException {
    Object key;
    try {
      key = Name.keyOf(path);
    } catch (IOException | RuntimeException e) {
      // It was taken away right after it was made, or is where nothing works
      strikeOut(entry, e);
      throw e;
    }
    return takeCharge(path, key, entry);
  }

  private static Name takeCharge(Path path, Object key, Journal.Entry entry) {
    return entry == null ? Name.unmanaged(path, key) : Name.managed(path, key, entry);
  }

  private static void strikeOut(Journal.Entry entry, Exception cause) {
    if (entry != null) {
      try {
        entry.strikeOut();
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private <T> T inNewPlace(Path directory, String prefix, String suffix, Attempt<T> attempt) throws IOException {
    for (int tries = 1; ; tries++) {
      Path path = freshName(directory, prefix, suffix);
      try {
        return attempt.at(path);
      } catch (FileAlreadyExistsException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }
}
