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
import io.vertx.tempfile.impl.DiskFailures;
import io.vertx.tempfile.impl.lifecycle.ExitCleanup;
import io.vertx.tempfile.impl.lifecycle.ManagedPath;
import io.vertx.tempfile.impl.lifecycle.TreeDeletion;
import io.vertx.tempfile.impl.storage.Creation;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The way of a directory to its target: by a new name for it, or by a copy that is complete before it has the target's name. Blocking.
 */
public final class DirectoryPublication {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryPublication.class);

  private final Target target;
  private final Creation creation;

  public DirectoryPublication(Target target, Creation creation) {
    this.target = target;
    this.creation = creation;
  }

  /**
   * Publish the directory; it is nobody's to delete any more afterwards.
   */
  public void publish(ManagedPath source) {
    try {
      source.checkOurs();
      target.checkFree();
      if (target.path.normalize().startsWith(source.path().normalize())) {
        throw new FileSystemException(source.path().toString(), target.path.toString(), "The target is inside the directory itself");
      }
      if (!rename(source)) {
        copy(source);
      }
    } catch (IOException | RuntimeException e) {
      throw DiskFailures.failure("persist to", target.path, DiskFailures.origin(e));
    }
  }

  /**
   * @return false, and everything is as before, when the target is on another file system
   */
  private boolean rename(ManagedPath source) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(source.path(), PosixFileAttributeView.class);
    String before = target.perms == null || view == null ? null : PosixFilePermissions.toString(view.readAttributes().permissions());
    boolean moved = false;
    try {
      if (before != null) {
        Target.setPerms(source.path(), target.perms);
      }
      if (target.sync) {
        TreeCopy.sync(source.path());
      }
      target.synced(() -> takeDirectory(source.path()));
      moved = true;
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    } finally {
      if (!moved && before != null) {
        Target.setPerms(source.path(), before);
      }
    }
    source.forget();
    return true;
  }

  private void copy(ManagedPath source) throws IOException {
    ManagedPath part = ExitCleanup.whileCreating(() -> ManagedPath.of(
      creation.directory(target.directory, FilePublication.PART_PREFIX, "", "rwx------"), true));
    try {
      TreeCopy.copy(source.path(), part.path());
      if (target.perms != null) {
        Target.setPerms(part.path(), target.perms);
      }
      if (target.sync) {
        TreeCopy.sync(part.path());
      }
      target.synced(() -> takeDirectory(part.path()));
    } finally {
      part.deleteBlocking();
    }
    discard(source);
  }

  /**
   * Give a directory of the same file system the name of the target. What is replaced is put aside first, as no directory but an empty one
   * can be replaced by a move.
   */
  private void takeDirectory(Path source) throws IOException {
    if (!target.replace || !Files.exists(target.path, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(source, target.path, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    if (!Files.getFileStore(source).equals(Files.getFileStore(target.directory))) {
      throw new AtomicMoveNotSupportedException(source.toString(), target.path.toString(), null);
    }
    Path aside = creation.freshName(target.directory, FilePublication.PART_PREFIX, "");
    Files.move(target.path, aside, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(source, target.path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(aside, target.path, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    try {
      TreeDeletion.delete(aside);
    } catch (IOException e) {
      LOG.warn("Unable to delete what was replaced at '" + target.path + "', it is at '" + aside + "'", e);
    }
  }

  /** It is published; what cannot be deleted of the original is deleted at the end of the process, if then. */
  private static void discard(ManagedPath source) {
    try {
      source.deleteBlocking();
    } catch (RuntimeException e) {
      LOG.warn("Unable to delete '" + source.path() + "', which was published as a copy", e);
    }
  }
}
