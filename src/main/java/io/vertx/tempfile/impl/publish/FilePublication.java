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

import io.vertx.tempfile.impl.DiskFailures;
import io.vertx.tempfile.impl.lifecycle.ExitCleanup;
import io.vertx.tempfile.impl.lifecycle.ManagedPath;
import io.vertx.tempfile.impl.storage.Creation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The way of a file to its target: by a new name for it, or by a copy that is complete before it has the target's name. Blocking.
 */
public final class FilePublication {

  /** What a file beside the target is called until it is complete, before the random part. */
  static final String PART_PREFIX = ".tmp";

  public interface Content {
    void copyTo(FileChannel channel) throws IOException;
  }

  private final Target target;
  private final Creation creation;

  public FilePublication(Target target, Creation creation) {
    this.target = target;
    this.creation = creation;
  }

  /**
   * Publish a copy of the content.
   *
   * @param perms the permissions that it has if no others were asked for
   */
  public void copy(Content content, String perms) {
    try {
      target.checkFree();
      Part part = newPart();
      try {
        try (FileChannel channel = part.channel) {
          content.copyTo(channel);
          Target.setPerms(part.name.path(), target.perms != null ? target.perms : perms);
          if (target.sync) {
            channel.force(true);
          }
        }
        target.synced(() -> target.takeFile(part.name.path()));
      } finally {
        part.name.deleteBlocking();
      }
    } catch (IOException | RuntimeException e) {
      throw DiskFailures.failure("persist to", target.path, DiskFailures.origin(e));
    }
  }

  public interface Force {
    void run() throws IOException;
  }

  /**
   * Publish a file by giving it the target's name.
   *
   * @param force brings the file to the disk
   * @return false, and everything is as before, when the target is on another file system
   */
  public boolean rename(ManagedPath source, Force force) {
    try {
      target.checkFree();
      PosixFileAttributeView view = Files.getFileAttributeView(source.path(), PosixFileAttributeView.class);
      String before = target.perms == null || view == null ? null : PosixFilePermissions.toString(view.readAttributes().permissions());
      boolean moved = false;
      try {
        if (before != null) {
          Target.setPerms(source.path(), target.perms);
        }
        if (target.sync) {
          force.run();
        }
        target.synced(() -> target.takeFile(source.path()));
        moved = true;
      } finally {
        if (!moved && before != null) {
          Target.setPerms(source.path(), before);
        }
      }
      source.forget();
      return true;
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    } catch (IOException e) {
      throw DiskFailures.failure("persist to", target.path, e);
    }
  }

  private static final class Part {

    final ManagedPath name;
    final FileChannel channel;

    Part(ManagedPath name, FileChannel channel) {
      this.name = name;
      this.channel = channel;
    }
  }

  private Part newPart() throws IOException {
    return ExitCleanup.whileCreating(() -> {
      Creation.NewFile file = creation.file(target.directory, PART_PREFIX, "", "rw-------");
      return new Part(ManagedPath.of(file.path, true), file.channel);
    });
  }
}
