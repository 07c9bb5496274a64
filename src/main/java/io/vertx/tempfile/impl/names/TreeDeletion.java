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
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The removal of a file, or of a directory with all that is in it. Blocking.
 * <p>
 * It works relative to open directories and follows no link, so that nobody can lead it out of the tree by swapping a directory for a
 * link. What lies deep is first lifted to the top, so that no tree is too deep for the stack or for the number of open files. It goes on
 * past what cannot be removed, and tells the first such failure in the end, with the others as suppressed.
 */
final class TreeDeletion {

  private static final Set<PosixFilePermission> OWNER_ALL =
    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
  /** How often a directory is emptied while somebody else fills it. */
  private static final int ROUNDS = 10;
  /** How many directories are open in each other. */
  private static final int DEEPEST = 32;

  private SecureDirectoryStream<Path> top;
  private int lifted;
  private IOException failure;
  private int noted;

  private TreeDeletion() {
  }

  /**
   * Delete what is at {@code root} if it is what it should be; no failure when it is something else, or nothing is there.
   *
   * @param key the file key of what is to be deleted, null for whatever is there
   */
  static void delete(Path root, Object key) throws IOException {
    TreeDeletion deletion = new TreeDeletion();
    deletion.persistently(root, () -> deletion.removeRoot(root, key));
    if (deletion.failure != null) {
      throw deletion.failure;
    }
  }

  private interface Removal {
    void run() throws IOException;
  }

  /** Somebody may go on filling a directory while it is emptied, but not for ever. */
  private void persistently(Path path, Removal removal) {
    for (int round = 1; ; round++) {
      int failures = noted;
      try {
        removal.run();
        return;
      } catch (NoSuchFileException e) {
        return; // gone meanwhile
      } catch (DirectoryNotEmptyException e) {
        if (noted > failures) {
          return; // what is in it could not be removed, and that is told already
        }
        if (round == ROUNDS) {
          note(e);
          return;
        }
      } catch (IOException e) {
        note(e);
        return;
      }
    }
  }

  private void removeRoot(Path root, Object key) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (key != null && !key.equals(attributes.fileKey())) {
      return;
    }
    if (attributes.isDirectory()) {
      permit(Files.getFileAttributeView(root, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS), root);
      try (DirectoryStream<Path> opened = Files.newDirectoryStream(root)) {
        if (!(opened instanceof SecureDirectoryStream)) {
          emptyByPath(opened);
        } else if (!emptyTop((SecureDirectoryStream<Path>) opened, root, attributes.fileKey())) {
          return;
        }
      }
    }
    Files.delete(root);
  }

  /**
   * @return false when this is not the directory of that key, as somebody put another in its place
   */
  private boolean emptyTop(SecureDirectoryStream<Path> opened, Path root, Object key) throws IOException {
    if (key != null && !key.equals(opened.getFileAttributeView(BasicFileAttributeView.class).readAttributes().fileKey())) {
      return false;
    }
    top = opened;
    empty(opened, root, 1);
    while (lifted > 0) {
      lifted = 0;
      try (SecureDirectoryStream<Path> again = opened.newDirectoryStream(Path.of("."), LinkOption.NOFOLLOW_LINKS)) {
        empty(again, root, 1);
      }
    }
    return true;
  }

  private void empty(SecureDirectoryStream<Path> directory, Path path, int depth) throws IOException {
    try {
      for (Path child : directory) {
        Path name = child.getFileName();
        Path childPath = path.resolve(name);
        persistently(childPath, () -> remove(directory, name, childPath, depth));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void remove(SecureDirectoryStream<Path> parent, Path name, Path path, int depth) throws IOException {
    if (!parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).readAttributes().isDirectory()) {
      parent.deleteFile(name);
      return;
    }
    permit(parent.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS), path);
    if (depth == DEEPEST) {
      parent.move(name, top, Path.of(UUID.randomUUID().toString()));
      lifted++;
      return;
    }
    try (SecureDirectoryStream<Path> inner = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      empty(inner, path, depth + 1);
    }
    parent.deleteDirectory(name);
  }

  /** Where directories cannot be opened and worked in. */
  private void emptyByPath(DirectoryStream<Path> directory) throws IOException {
    try {
      for (Path child : directory) {
        persistently(child, () -> removeByPath(child));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void removeByPath(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
        emptyByPath(children);
      }
    }
    Files.delete(path);
  }

  /** A directory without all rights for its owner cannot be emptied by anybody but root. */
  private static void permit(PosixFileAttributeView view, Path path) throws IOException {
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    if (permissions.containsAll(OWNER_ALL)) {
      return;
    }
    Set<PosixFilePermission> wider = EnumSet.copyOf(OWNER_ALL);
    wider.addAll(permissions);
    try {
      view.setPermissions(wider);
    } catch (IOException e) {
      // The view opens the directory first, which is just what is not permitted; JDKs differ in what they say then
      Files.setPosixFilePermissions(path, wider);
    }
  }

  private void note(IOException e) {
    noted++;
    if (failure == null) {
      failure = e;
    } else {
      failure.addSuppressed(e);
    }
  }
}
