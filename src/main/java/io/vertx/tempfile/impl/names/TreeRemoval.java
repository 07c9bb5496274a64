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
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The removal of a file, or of a directory with all that is in it. Blocking.
 * <p>
 * It never leaves the tree, whoever works in it meanwhile. It goes from open directory to open directory; each is compared with what its
 * name was seen to lead to, and then belongs to its owner alone, so that nobody else can exchange what is in it. A directory is first tried
 * to be removed as if it were empty, which the system refuses for one reason if it is not and for another if something is mounted there:
 * that is left as it is. What lies deep is lifted to the top first, so that no tree takes many descriptors. It goes on past what cannot be
 * removed, and tells the first such failure in the end, with the others as suppressed.
 */
final class TreeRemoval {

  private static final Set<PosixFilePermission> OWNER_ALONE =
    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
  /** How often a directory is emptied while somebody else fills it. */
  private static final int ROUNDS = 100;
  /** How many directories are open in each other. */
  private static final int DEEPEST = 8;

  /** Who the tree belongs to, null where the platform does not tell. */
  private final UserPrincipal owner;
  private OpenDirectory top;
  private int lifted;
  private IOException failure;
  private int noted;

  private TreeRemoval(BasicFileAttributes root) {
    this.owner = root instanceof PosixFileAttributes ? ((PosixFileAttributes) root).owner() : null;
  }

  /**
   * Remove what is at a path if it is what it should be; no failure when it is something else, or nothing is there.
   *
   * @param key the file key of what is to be removed, null for whatever is there
   */
  static void remove(Path path, Object key) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (key != null && !key.equals(found.fileKey())) {
        return;
      }
      if (!found.isDirectory()) {
        Files.delete(path);
        return;
      }
      try (OpenDirectory parent = OpenDirectory.around(path)) {
        Path name = path.getFileName();
        BasicFileAttributes there = parent.attributes(name);
        if (there.isDirectory() && Objects.equals(there.fileKey(), found.fileKey())) {
          remove(parent, name, there);
        }
      }
    } catch (NoSuchFileException e) {
      // gone, or gone meanwhile
    }
  }

  /**
   * Remove what is in an open directory.
   *
   * @param found what it was seen to be
   */
  static void remove(OpenDirectory parent, Path name, BasicFileAttributes found) throws IOException {
    if (!found.isDirectory()) {
      parent.deleteFile(name);
      return;
    }
    TreeRemoval removal = new TreeRemoval(found);
    removal.persistently(() -> removal.removeDirectory(parent, name, found, 1));
    if (removal.failure != null) {
      throw removal.failure;
    }
  }

  private interface Removal {
    void run() throws IOException;
  }

  /** Somebody may go on filling a directory while it is emptied, but not for ever. */
  private void persistently(Removal removal) {
    for (int round = 1; ; round++) {
      int failures = noted;
      try {
        removal.run();
        return;
      } catch (NoSuchFileException e) {
        return; // gone meanwhile
      } catch (DirectoryNotEmptyException | NotDirectoryException e) {
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

  private void remove(OpenDirectory parent, Path name, int depth) throws IOException {
    BasicFileAttributes found = parent.attributes(name);
    if (found.isDirectory()) {
      removeDirectory(parent, name, found, depth);
    } else {
      parent.deleteFile(name);
    }
  }

  private void removeDirectory(OpenDirectory parent, Path name, BasicFileAttributes found, int depth) throws IOException {
    try {
      parent.deleteDirectory(name);
      return;
    } catch (DirectoryNotEmptyException e) {
      // and nothing is mounted there
    }
    try (OpenDirectory directory = open(parent, name, found)) {
      if (depth == 1) {
        emptyTop(directory);
      } else if (depth < DEEPEST) {
        empty(directory, depth);
      } else {
        parent.move(name, top, Path.of(UUID.randomUUID().toString()));
        lifted++;
        return;
      }
    }
    parent.deleteDirectory(name);
  }

  /** It is known, and nobody else can do anything in it, once it is open. */
  private OpenDirectory open(OpenDirectory parent, Path name, BasicFileAttributes expected) throws IOException {
    OpenDirectory opened = openOrPermit(parent, name, expected);
    boolean done = false;
    try {
      BasicFileAttributes found = opened.attributes();
      if (expected.fileKey() != null && !expected.fileKey().equals(found.fileKey())) {
        throw new NoSuchFileException(opened.path().toString(), null, "it was exchanged while it was being removed");
      }
      if (isOurs(found) && !((PosixFileAttributes) found).permissions().equals(OWNER_ALONE)) {
        opened.setPermissions(OWNER_ALONE);
      }
      done = true;
      return opened;
    } finally {
      if (!done) {
        opened.close();
      }
    }
  }

  private boolean isOurs(BasicFileAttributes found) {
    return owner != null && found instanceof PosixFileAttributes && owner.equals(((PosixFileAttributes) found).owner());
  }

  private OpenDirectory openOrPermit(OpenDirectory parent, Path name, BasicFileAttributes expected) throws IOException {
    try {
      return parent.child(name);
    } catch (AccessDeniedException e) {
      Path real = parent.path().toRealPath();
      if (!isOurs(expected) || !isOutOfReach(real)) {
        throw e;
      }
      // Only by its path can it be permitted, which follows links; nobody else can have made it one
      Files.setPosixFilePermissions(real.resolve(name), OWNER_ALONE);
      return parent.child(name);
    }
  }

  /** Whether nobody but the owner of the tree and root can put something else in the place of any directory on the way into this one. */
  private boolean isOutOfReach(Path real) throws IOException {
    for (Path each = real; each != null; each = each.getParent()) {
      UnixFile directory = UnixFile.KNOWN ? UnixFile.at(each) : null;
      if (directory == null || !directory.is(JournalRecord.Type.DIRECTORY) || !directory.isSafeFor(owner)) {
        return false;
      }
    }
    return true;
  }

  private void emptyTop(OpenDirectory directory) throws IOException {
    top = directory;
    empty(directory, 1);
    while (lifted > 0) {
      lifted = 0;
      try (OpenDirectory again = directory.again()) {
        empty(again, 1);
      }
    }
  }

  private void empty(OpenDirectory directory, int depth) throws IOException {
    directory.forEach(name -> persistently(() -> remove(directory, name, depth + 1)));
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
