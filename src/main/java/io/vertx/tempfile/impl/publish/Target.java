/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.publish;

import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.impl.base.Paths;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where something is to become visible, and how. Blocking.
 */
public final class Target {

  final Path path;
  final Path directory;
  final boolean replace;
  final boolean sync;
  /** The permissions asked for, null for those that it has. */
  final String perms;

  private Target(Path path, PersistOptions options) {
    this.path = path;
    this.directory = path.getParent();
    this.replace = options.isReplaceExisting();
    this.sync = options.isSync();
    this.perms = options.getPerms();
  }

  /**
   * @throws IllegalArgumentException when {@code to} is no path that something can be at
   */
  public static Target of(String to, PersistOptions options) {
    Path path = Paths.absolute(to);
    if (to.isEmpty() || path.getFileName() == null) {
      throw new IllegalArgumentException("Not a path to persist to: '" + to + "'");
    }
    return new Target(path, options);
  }

  /** What is not to be replaced is refused before anything is written. The move refuses it again, without a gap. */
  void checkFree() throws IOException {
    if (!replace && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(path.toString());
    }
  }

  /**
   * Give a file in a directory of the same file system the name of the target.
   *
   * @throws AtomicMoveNotSupportedException when it is another file system after all
   */
  void takeFile(Path source) throws IOException {
    if (replace) {
      Files.move(source, path, StandardCopyOption.ATOMIC_MOVE);
      deleteOtherName(source);
      return;
    }
    try {
      Files.createLink(path, source);
    } catch (UnsupportedOperationException e) {
      takeFileWithoutLink(source);
      return;
    } catch (FileSystemException e) {
      if (e.getClass() != FileSystemException.class) {
        throw e;
      }
      // Another file system, or one without links: the platform does not tell which
      if (!source.getParent().equals(directory)) {
        throw new AtomicMoveNotSupportedException(source.toString(), path.toString(), e.getReason());
      }
      takeFileWithoutLink(source);
      return;
    }
    Files.delete(source);
  }

  /** Between two names of one file a move does nothing at all. */
  private void deleteOtherName(Path source) throws IOException {
    boolean sameName = source.getFileName().equals(path.getFileName()) && Files.isSameFile(source.getParent(), directory);
    if (!sameName && Files.exists(source, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(source, path)) {
      Files.delete(source);
    }
  }

  /** Occupy the name, as only one can, and replace what occupies it. */
  private void takeFileWithoutLink(Path source) throws IOException {
    Files.createFile(path);
    try {
      Files.move(source, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /**
   * The permissions of a file or directory, null where there are none.
   */
  static String perms(Path path) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    return view == null ? null : PosixFilePermissions.toString(view.readAttributes().permissions());
  }

  /**
   * Set exactly these permissions, whatever the umask.
   */
  static void setPerms(Path path, String perms) throws IOException {
    if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(perms));
    }
  }

  interface Move {
    void run() throws IOException;
  }

  /**
   * Move something into the target's directory, and see to it that the directory is on the disk.
   */
  void synced(Move move) throws IOException {
    if (!sync) {
      move.run();
      return;
    }
    // Opened first: what cannot be synchronized is not moved
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      move.run();
      channel.force(true);
    }
  }
}
