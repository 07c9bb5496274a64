/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.lifecycle;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * The removal of a file, or of a directory with all that is in it. Blocking.
 * <p>
 * It works relative to open directories and follows no link, so that nobody can lead it out of the tree by swapping a directory for a
 * link. It goes on past what cannot be removed, and tells the first such failure in the end, with the others as suppressed.
 */
public final class TreeDeletion {

  private static final Set<PosixFilePermission> OWNER_ALL =
    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
  /** How often a directory is emptied while somebody else fills it. */
  private static final int ROUNDS = 10;

  private IOException failure;
  private int noted;

  private TreeDeletion() {
  }

  /**
   * Delete what is at {@code root}; no failure when nothing is there.
   */
  public static void delete(Path root) throws IOException {
    TreeDeletion deletion = new TreeDeletion();
    deletion.root(root);
    if (deletion.failure != null) {
      throw deletion.failure;
    }
  }

  private void root(Path root) {
    try (DirectoryStream<Path> parent = Files.newDirectoryStream(root.getParent())) {
      if (parent instanceof SecureDirectoryStream) {
        persistently(root, () -> remove((SecureDirectoryStream<Path>) parent, root.getFileName(), root));
        return;
      }
    } catch (IOException e) {
      // the parent cannot be read, but may let us work by path
    }
    persistently(root, () -> removeByPath(root));
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

  private void remove(SecureDirectoryStream<Path> parent, Path name, Path path) throws IOException {
    boolean directory = parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
      .readAttributes().isDirectory();
    if (!directory) {
      parent.deleteFile(name);
      return;
    }
    permit(parent.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS), path);
    try (SecureDirectoryStream<Path> inner = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      for (Path child : inner) {
        Path childName = child.getFileName();
        Path childPath = path.resolve(childName);
        persistently(childPath, () -> remove(inner, childName, childPath));
      }
    }
    parent.deleteDirectory(name);
  }

  private void removeByPath(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
        for (Path child : children) {
          persistently(child, () -> removeByPath(child));
        }
      }
    }
    Files.deleteIfExists(path);
  }

  /** A directory without all rights for its owner cannot be emptied by anybody but root. */
  private static void permit(PosixFileAttributeView view, Path path) throws IOException {
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    if (permissions.containsAll(OWNER_ALL)) {
      return;
    }
    Set<PosixFilePermission> wider = EnumSet.copyOf(OWNER_ALL);
    wider.addAll(permissions);
    try {
      view.setPermissions(wider);
    } catch (AccessDeniedException e) {
      // The view opens the directory first, which is just what is not permitted
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
