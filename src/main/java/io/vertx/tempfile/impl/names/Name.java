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
import io.vertx.tempfile.impl.names.NameState.Purpose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A name on disk of what we made, and what becomes of it: the handle, its owner and the end of the process ask the same {@link NameState}
 * who may delete it or let it go. The end of the process deletes what no thread has then, waits for the others, and lets nothing part any
 * more. Blocking, from any thread.
 */
public final class Name {

  private static final Logger LOG = LoggerFactory.getLogger(Name.class);

  private final Path path;
  /** What identifies the file or directory whatever its name, null where the platform does not tell. */
  private final Object key;
  /** What the journal says of it, null when that is nothing. */
  private final Journal.Entry entry;
  private final NameState state;

  /** Something by which the name, or what it leads to, becomes somebody else's. */
  public interface Departure {

    /**
     * @return false when all that became somebody else's is a copy, and the name is to be deleted as before
     */
    boolean run() throws IOException;
  }

  private Name(Path path, Object key, Journal.Entry entry) {
    this.path = path;
    this.key = key;
    this.entry = entry;
    this.state = new NameState(entry != null);
  }

  /**
   * Take charge of what was just created, and recorded before.
   */
  static Name managed(Path path, Object key, Journal.Entry entry) {
    Name name = new Name(path, key, entry);
    entry.created(key);
    ProcessExit.add(name);
    return name;
  }

  /**
   * Know what was just created, and is not to be deleted.
   */
  static Name unmanaged(Path path, Object key) {
    return new Name(path, key, null);
  }

  /**
   * The same name, for somebody who does not delete it.
   */
  public Name unmanaged() {
    return new Name(path, key, null);
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
    return state.isManaged();
  }

  /**
   * Whether it is, or was, there to be deleted some time.
   */
  public boolean isTemporary() {
    return entry != null;
  }

  /**
   * Remove what the name leads to, a directory with all that is in it. No failure when it is gone or has become the name of something
   * else. After a failure it can be tried again.
   */
  public void delete() {
    if (state.begin(Purpose.DELETING, NameState.NEVER)) {
      remove();
    }
  }

  /**
   * Delete it, unless that takes somebody else too long who has to do with it.
   *
   * @param deadline when to give up, as {@link System#nanoTime()} counts
   * @return false when somebody else still has to do with it
   */
  boolean deleteUnlessBusy(long deadline) {
    if (state.begin(Purpose.DELETING, deadline)) {
      remove();
    }
    return !state.isBusy();
  }

  private void remove() {
    boolean done = false;
    try {
      TreeRemoval.remove(path, key);
      done = true;
    } catch (IOException e) {
      throw DiskFailures.failure("delete", path, e);
    } finally {
      finish(done);
    }
  }

  /**
   * Leave it where it is, for good.
   */
  public void keep() {
    try {
      part(() -> {
        checkOurs();
        if (entry != null) {
          entry.strikeOut();
        }
        return true;
      });
    } catch (IOException e) {
      throw DiskFailures.failure("keep", path, e);
    }
  }

  /**
   * Do something after which the name is not ours any more; when it fails everything is as before. Nothing deletes it meanwhile.
   *
   * @throws IllegalStateException when the process is ending
   */
  public void part(Departure departure) throws IOException {
    boolean begun = ProcessExit.whileRunning(() -> state.begin(Purpose.PARTING, NameState.NEVER));
    if (!begun) {
      throw gone();
    }
    boolean done = false;
    try {
      JournalRegistry.withdrawBelow(path);
      done = departure.run();
    } finally {
      finish(done);
      JournalRegistry.reinstateBelow(path);
    }
  }

  /**
   * Give up on it: it stays as it is and is nobody's to delete.
   */
  public void forsake() {
    if (state.begin(Purpose.PARTING, NameState.NEVER)) {
      finish(true);
    }
  }

  private void finish(boolean gone) {
    try {
      if (gone && entry != null) {
        ProcessExit.remove(this);
        entry.strikeOut();
      }
    } catch (IOException e) {
      LOG.warn("Unable to strike '" + path + "' out of the journal", e);
    } finally {
      state.finish(gone);
    }
  }

  /**
   * @throws NoSuchFileException when the name is gone or leads to something else
   */
  public void checkOurs() throws IOException {
    if (!isOurs()) {
      throw gone();
    }
  }

  private NoSuchFileException gone() {
    return new NoSuchFileException(path.toString(), null, "it is gone, or has become the name of something else");
  }

  /**
   * Whether another user can put something else under it.
   */
  public boolean isExposed() throws IOException {
    return Exposure.of(path.getParent());
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
