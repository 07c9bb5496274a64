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

import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.impl.base.DiskFailures;
import io.vertx.tempfile.impl.names.Creation;
import io.vertx.tempfile.impl.names.Name;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The way of a directory to its target: by a new name for it, or by a copy that is complete before it has the target's name. Blocking.
 */
public final class DirectoryPublication {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryPublication.class);

  private static final String OWNER_ONLY = "rwx------";
  /** How often it is tried to replace what others keep putting there. */
  private static final int TRIES = 100;

  private final Target target;
  private final Creation creation;

  public DirectoryPublication(Target target, Creation creation) {
    this.target = target;
    this.creation = creation;
  }

  /**
   * Publish the directory; it is nobody's to delete any more afterwards.
   */
  public void publish(Name source) {
    try {
      source.checkOurs();
      target.checkFree();
      if (target.directory.toRealPath().startsWith(source.path().toRealPath())) {
        throw new FileSystemException(source.path().toString(), target.path.toString(), "The target is inside the directory itself");
      }
      source.part(() -> {
        if (source.isExposed() ? renameExposed(source) : rename(source.path())) {
          return true;
        }
        copy(source.path());
        return false;
      });
      discard(source);
    } catch (IllegalStateException e) {
      throw e; // the process is ending
    } catch (IOException | RuntimeException e) {
      throw DiskFailures.failure("persist to", target.path, DiskFailures.origin(e));
    }
  }

  /**
   * @return false, and everything is as before, when the target is on another file system
   */
  private boolean rename(Path source) throws IOException {
    String before = Target.perms(source);
    String perms = target.perms == null ? before : target.perms;
    boolean moved = false;
    try {
      if (perms == null || perms.charAt(1) == 'w') {
        prepare(source, perms);
        target.synced(() -> takeDirectory(source));
      } else {
        renameReadOnly(source, perms);
      }
      moved = true;
      return true;
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    } finally {
      if (!moved && before != null) {
        Target.setPerms(source, before);
      }
    }
  }

  /** What cannot be written to cannot be moved from one directory to another, but within the target's it can. */
  private void renameReadOnly(Path source, String perms) throws IOException {
    Target.setPerms(source, OWNER_ONLY);
    Name part = creation.movedBeside(source, target.directory);
    try {
      part.part(() -> {
        moveOn(part.path(), source, perms, OWNER_ONLY);
        return true;
      });
    } finally {
      part.forsake();
    }
  }

  /** Others can put something else under the name: it is looked at again when it has another one, of which they do not know. */
  private boolean renameExposed(Name source) throws IOException {
    Name part;
    try {
      part = creation.movedBeside(source.path(), target.directory);
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    }
    try {
      if (!part.key().equals(source.key())) {
        Files.move(part.path(), source.path(), StandardCopyOption.ATOMIC_MOVE);
        throw new NoSuchFileException(source.path().toString(), null, "it was exchanged");
      }
      String before = Target.perms(part.path());
      part.part(() -> {
        moveOn(part.path(), source.path(), target.perms, before);
        return true;
      });
      return true;
    } finally {
      part.forsake();
    }
  }

  private void moveOn(Path part, Path source, String perms, String back) throws IOException {
    boolean moved = false;
    try {
      prepare(part, perms);
      target.synced(() -> takeDirectory(part));
      moved = true;
    } finally {
      if (!moved) {
        Target.setPerms(part, back);
        Files.move(part, source, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /** Make it what it is to be at the target. */
  private void prepare(Path directory, String perms) throws IOException {
    if (perms != null) {
      Target.setPerms(directory, perms);
    }
    if (target.sync) {
      TreeCopy.sync(directory);
    }
  }

  private void copy(Path source) throws IOException {
    Name part = creation.partDirectory(target.directory);
    try {
      part.part(() -> {
        TreeCopy.copy(source, part.path());
        prepare(part.path(), target.perms);
        target.synced(() -> takeDirectory(part.path()));
        return true;
      });
    } finally {
      part.delete();
    }
  }

  /**
   * Give a directory of the same file system the name of the target. What is replaced is put aside first, as no directory but an empty one
   * can be replaced by a move. Where somebody else puts something there meanwhile, it is tried again.
   */
  private void takeDirectory(Path source) throws IOException {
    Path aside = null;
    for (int tries = 1; ; tries++) {
      try {
        aside = take(source);
        break;
      } catch (IOException e) {
        // The system does not tell precisely, and what was there may be gone again
        boolean occupied = e.getClass() == FileSystemException.class || e instanceof DirectoryNotEmptyException;
        if (!occupied || tries == TRIES) {
          throw e;
        }
      }
    }
    if (aside != null) {
      discardReplaced(aside);
    }
  }

  /**
   * @return where what was at the target is now, null when nothing was there
   */
  private Path take(Path source) throws IOException {
    AtomicReference<Path> aside = new AtomicReference<>();
    TargetClaim.holding(target.path, creation, () -> {
      target.checkFree();
      aside.set(target.replace ? putAside(source) : null);
      try {
        Files.move(source, target.path, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        if (aside.get() != null) {
          putBack(aside.get());
        }
        throw e;
      }
    });
    return aside.get();
  }

  /**
   * @return where what was at the target is now, null when nothing was there
   */
  private Path putAside(Path source) throws IOException {
    if (!Files.exists(target.path, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    if (!Files.getFileStore(source).equals(Files.getFileStore(target.directory))) {
      throw new AtomicMoveNotSupportedException(source.toString(), target.path.toString(), null);
    }
    Path aside = creation.freshNameBeside(target.directory);
    try {
      Files.move(target.path, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return null;
    }
    return aside;
  }

  /** Unless something else has been published there meanwhile, which then has replaced it. */
  private void putBack(Path aside) {
    for (int tries = 1; ; tries++) {
      try {
        if (Files.isDirectory(aside, LinkOption.NOFOLLOW_LINKS)) {
          Files.move(aside, target.path, StandardCopyOption.ATOMIC_MOVE);
        } else {
          Files.createLink(target.path, aside);
          Files.delete(aside);
        }
        return;
      } catch (IOException | UnsupportedOperationException e) {
        if (Files.exists(target.path, LinkOption.NOFOLLOW_LINKS)) {
          discardReplaced(aside);
          return;
        }
        if (tries == TRIES) {
          LOG.error("Unable to put back what was at '" + target.path + "', it is at '" + aside + "'", e);
          return;
        }
      }
    }
  }

  private void discardReplaced(Path aside) {
    // On record only from now on: until then it was all that there was of it
    try {
      creation.adopt(aside).delete();
    } catch (IOException | RuntimeException e) {
      LOG.warn("Unable to delete what was replaced at '" + target.path + "', it is at '" + aside + "'", e);
    }
  }

  /** It is published; what cannot be deleted of the original, if that is still there, is deleted at the end of the process, if then. */
  private static void discard(Name source) {
    try {
      source.delete();
    } catch (RuntimeException e) {
      LOG.warn("Unable to delete '" + source.path() + "', which was published as a copy", e);
    }
  }
}
