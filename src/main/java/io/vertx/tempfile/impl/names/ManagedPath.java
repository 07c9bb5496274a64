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

import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.impl.base.DiskFailures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A name on disk that is ours to take away, as long as it is the name of what we made. Blocking.
 */
public final class ManagedPath {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedPath.class);

  private final Path path;
  /** What identifies the file or directory whatever its name, null where the platform does not tell. */
  private final Object key;
  /** What the journal says of it, null when that is nothing. */
  private final Journal.Entry entry;
  /** Whether it is still for us to delete. */
  private volatile boolean managed;

  private ManagedPath(Path path, Object key, Journal.Entry entry) {
    this.path = path;
    this.key = key;
    this.entry = entry;
    this.managed = entry != null;
  }

  /**
   * Take charge of what was just created, and recorded before.
   */
  public static ManagedPath of(Path path, Journal.Entry entry) throws IOException {
    ManagedPath managed = new ManagedPath(path, keyOf(path), entry);
    entry.created(managed.key);
    ExitCleanup.add(managed);
    return managed;
  }

  /**
   * Know what was just created, and is not to be deleted.
   */
  public static ManagedPath unmanaged(Path path) throws IOException {
    return new ManagedPath(path, keyOf(path), null);
  }

  public Path path() {
    return path;
  }

  /**
   * What identifies the file or directory whatever its name, null where the platform does not tell.
   */
  public Object key() {
    return key;
  }

  /**
   * Whether it is there, as far as we know, and to be deleted some time.
   */
  public boolean isManaged() {
    return managed;
  }

  /**
   * Remove what the name leads to, a directory with all that is in it. No failure when it is gone or has become the name of something
   * else. After a failure it can be tried again.
   */
  public void deleteBlocking() {
    try {
      TreeDeletion.delete(path, key);
    } catch (IOException e) {
      throw DiskFailures.failure("delete", path, e);
    }
    forget();
  }

  /**
   * Leave the name to whoever wants it.
   */
  public void forget() {
    managed = false;
    ExitCleanup.remove(this);
    try {
      strikeOut();
    } catch (IOException e) {
      LOG.warn("Unable to strike '" + path + "' out of the journal", e);
    }
  }

  private void strikeOut() throws IOException {
    if (entry != null) {
      entry.strikeOut();
    }
  }

  /**
   * @throws NoSuchFileException when the name is gone or leads to something else
   */
  public void checkOurs() throws IOException {
    if (!isOurs()) {
      throw new NoSuchFileException(path.toString(), null, "it is gone, or has become the name of something else");
    }
  }

  /**
   * The same name, for somebody who does not delete it.
   */
  public ManagedPath unmanaged() {
    return new ManagedPath(path, key, null);
  }

  /**
   * Leave it where it is, for good.
   */
  public void keepBlocking() {
    try {
      checkOurs();
      strikeOut();
    } catch (IOException e) {
      throw DiskFailures.failure("keep", path, e);
    }
    forget();
  }

  /**
   * Whether the name still leads to what we made.
   */
  public boolean isOurs() throws IOException {
    try {
      Object now = keyOf(path);
      return key == null || key.equals(now);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * The key of what this very name leads to.
   */
  public static Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
  }
}
