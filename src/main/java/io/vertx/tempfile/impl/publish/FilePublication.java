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

import io.vertx.tempfile.impl.base.DiskFailures;
import io.vertx.tempfile.impl.names.Creation;
import io.vertx.tempfile.impl.names.CreationPermissions;
import io.vertx.tempfile.impl.names.Name;
import io.vertx.tempfile.impl.names.NewNamedFile;
import io.vertx.tempfile.impl.storage.NamedStorage;
import io.vertx.tempfile.impl.storage.Storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The way of a file to its target: by a new name for it, or by a copy that is complete before it has the target's name. Blocking.
 */
public final class FilePublication {

  private final Target target;
  private final Creation creation;

  public FilePublication(Target target, Creation creation) {
    this.target = target;
    this.creation = creation;
  }

  /**
   * Publish a copy of the content.
   *
   * @param perms the permissions that it was to be created with, which count where nobody could give it others
   */
  public void copy(Storage content, String perms) {
    try {
      target.checkFree();
      String wanted = target.perms != null ? target.perms : content.permsBlocking();
      NewNamedFile part = creation.partFile(target.directory, wanted != null ? "rw-------" : perms);
      try {
        part.name.part(() -> {
          fill(part, content, wanted, perms);
          target.synced(() -> target.takeFile(part.name.path()));
          return true;
        });
      } finally {
        part.name.delete();
      }
    } catch (IllegalStateException e) {
      throw e; // the process is ending
    } catch (IOException | RuntimeException e) {
      throw DiskFailures.failure("persist to", target.path, DiskFailures.origin(e));
    }
  }

  private void fill(NewNamedFile part, Storage content, String wanted, String perms) throws IOException {
    try (FileChannel channel = part.channel) {
      content.copyTo(channel);
      if (wanted != null) {
        Target.setPerms(part.place, wanted);
      } else {
        CreationPermissions.apply(part, perms);
      }
      if (target.sync) {
        channel.force(true);
      }
    }
  }

  /**
   * Publish a file by giving it the target's name.
   *
   * @return false, and everything is as before, when the target is on another file system
   */
  public boolean rename(NamedStorage file) {
    try {
      target.checkFree();
      if (file.name().isExposed()) {
        return renameExposed(file);
      }
      file.name().part(() -> {
        // Opened first: the permissions may forbid it to all but root
        move(file.name().path(), target.sync ? file.channelBlocking() : null);
        return true;
      });
      return true;
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    } catch (IOException e) {
      throw DiskFailures.failure("persist to", target.path, e);
    }
  }

  private void move(Path source, FileChannel channel) throws IOException {
    String before = target.perms == null ? null : Target.perms(source);
    boolean moved = false;
    try {
      if (before != null) {
        Target.setPerms(source, target.perms);
      }
      if (channel != null) {
        channel.force(true);
      }
      target.synced(() -> target.takeFile(source));
      moved = true;
    } finally {
      if (!moved && before != null) {
        Target.setPerms(source, before);
      }
    }
  }

  /** Others can put something else under the name: it is looked at again when it has another one, of which they do not know. */
  private boolean renameExposed(NamedStorage file) throws IOException {
    FileChannel channel = target.sync ? file.channelBlocking() : null;
    file.name().part(() -> {
      Name part = linkedBeside(file.name());
      try {
        part.part(() -> {
          move(part.path(), channel);
          return true;
        });
      } finally {
        part.delete();
      }
      return false;
    });
    file.name().delete();
    return true;
  }

  private Name linkedBeside(Name name) throws IOException {
    Name part;
    try {
      part = creation.linkedBeside(name.path(), target.directory);
    } catch (FileSystemException | UnsupportedOperationException e) {
      throw new AtomicMoveNotSupportedException(name.path().toString(), target.path.toString(), e.getMessage());
    }
    if (!part.key().equals(name.key())) {
      part.delete();
      throw new AtomicMoveNotSupportedException(name.path().toString(), target.path.toString(), "it was exchanged");
    }
    return part;
  }
}
