/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes files and directories that were not there before, under names that nobody can foresee. Blocking.
 */
public final class Creation {

  private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final int TRIES = 1000;
  private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final FileAttribute<?>[] NO_ATTRIBUTES = {};
  private static final Set<PosixFilePermission> OWNER_READ_WRITE =
    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Supplier<String> names;

  public Creation(Supplier<String> names) {
    this.names = names;
  }

  /**
   * A file and the channel that it was created by, still open.
   */
  public static final class NewFile {

    public final Path path;
    public final FileChannel channel;

    NewFile(Path path, FileChannel channel) {
      this.path = path;
      this.channel = channel;
    }
  }

  private interface Attempt<T> {
    T at(Path path) throws IOException;
  }

  NewFile file(FileSpec spec) throws IOException {
    return file(spec.directory, spec.prefix, spec.suffix, spec.perms);
  }

  public NewFile file(Path directory, String prefix, String suffix, String perms) throws IOException {
    FileAttribute<?>[] attributes = attributes(openable(perms));
    return inNewPlace(directory, prefix, suffix, path -> new NewFile(path, FileChannel.open(path, NEW_FILE, attributes)));
  }

  /**
   * A name that nobody can foresee, for something that is moved there.
   */
  public Path freshName(Path directory, String prefix, String suffix) {
    return directory.resolve(prefix + names.get() + suffix);
  }

  public Path directory(Path parent, String prefix, String suffix, String perms) throws IOException {
    FileAttribute<?>[] attributes = attributes(PosixFilePermissions.fromString(perms));
    return inNewPlace(parent, prefix, suffix, path -> Files.createDirectory(path, attributes));
  }

  /**
   * Set the permissions asked for, where the file could not be created with them and then be opened.
   */
  public void settlePermissions(Path path, String perms) throws IOException {
    Set<PosixFilePermission> asked = PosixFilePermissions.fromString(perms);
    if (POSIX && !openable(perms).equals(asked)) {
      Files.setPosixFilePermissions(path, asked);
    }
  }

  /**
   * Whether the owner of a file with these permissions can open it a second time.
   */
  static boolean canBeOpenedAgain(String perms) {
    return PosixFilePermissions.fromString(perms).containsAll(OWNER_READ_WRITE);
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

  /** The file is created and then opened, which its owner must be allowed to; nobody else gets more than was asked for. */
  private static Set<PosixFilePermission> openable(String perms) {
    Set<PosixFilePermission> set = EnumSet.copyOf(OWNER_READ_WRITE);
    set.addAll(PosixFilePermissions.fromString(perms));
    return set;
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> perms) {
    return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(perms)} : NO_ATTRIBUTES;
  }
}
