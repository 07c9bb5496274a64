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
import java.util.concurrent.TimeUnit;

/**
 * A name on disk of what we made, and who may do what with it now: the handle, the end of the process, nobody any more.
 * <pre>
 * MANAGED ── delete ─────────> DELETING ── done ──> GONE
 *                                       ── failed ─> MANAGED
 *         ── keep, publish ──> PARTING ─── done ──> GONE
 *                                       ── failed ─> MANAGED
 *         ── forsake ──> GONE
 * </pre>
 * What is not to be deleted begins as UNMANAGED and is that again in the place of MANAGED. While it is DELETING or PARTING it belongs to
 * one thread, and others wait; GONE is what nobody may touch. The end of the process deletes what is MANAGED then, waits for what is
 * DELETING or PARTING, and lets nothing part any more. Guarded by this, which nobody holds while the disk works. Blocking.
 */
public final class Name {

  private static final Logger LOG = LoggerFactory.getLogger(Name.class);

  private enum State { UNMANAGED, MANAGED, DELETING, PARTING, GONE }

  private final Path path;
  /** What identifies the file or directory whatever its name, null where the platform does not tell. */
  private final Object key;
  /** What the journal says of it, null when that is nothing. */
  private final Journal.Entry entry;
  /** Guarded by this. */
  private State state;

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
    this.state = resting();
  }

  /**
   * Take charge of what was just created, and recorded before.
   */
  static Name managed(Path path, Journal.Entry entry) throws IOException {
    Name name = new Name(path, keyOf(path), entry);
    entry.created(name.key);
    ProcessExit.add(name);
    return name;
  }

  /**
   * Know what was just created, and is not to be deleted.
   */
  static Name unmanaged(Path path) throws IOException {
    return new Name(path, keyOf(path), null);
  }

  /**
   * The same name, for somebody who does not delete it.
   */
  public Name unmanaged() {
    return new Name(path, key, null);
  }

  private State resting() {
    return entry == null ? State.UNMANAGED : State.MANAGED;
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
  public synchronized boolean isManaged() {
    return entry != null && state != State.GONE;
  }

  /**
   * Remove what the name leads to, a directory with all that is in it. No failure when it is gone or has become the name of something
   * else. After a failure it can be tried again.
   */
  public void delete() {
    if (begin(State.DELETING, Long.MAX_VALUE)) {
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
    if (begin(State.DELETING, deadline)) {
      remove();
    }
    return isAtRest();
  }

  private void remove() {
    boolean done = false;
    try {
      TreeRemoval.remove(path, key);
      done = true;
    } catch (IOException e) {
      throw DiskFailures.failure("delete", path, e);
    } finally {
      settle(done);
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
    boolean begun = ProcessExit.whileRunning(() -> begin(State.PARTING, Long.MAX_VALUE));
    if (!begun) {
      throw gone();
    }
    boolean done = false;
    JournalRegistry.withdrawBelow(path);
    try {
      done = departure.run();
    } finally {
      settle(done);
      JournalRegistry.reinstateBelow(path);
    }
  }

  /**
   * Give up on it: it stays as it is and is nobody's to delete.
   */
  public void forsake() {
    if (begin(State.PARTING, Long.MAX_VALUE)) {
      settle(true);
    }
  }

  /**
   * @return false when it is gone, or is still somebody else's at the deadline
   */
  private synchronized boolean begin(State next, long deadline) {
    boolean interrupted = false;
    while (isBusy()) {
      long left = deadline == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (deadline != Long.MAX_VALUE && left <= 0) {
        break;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (isBusy() || state == State.GONE) {
      return false;
    }
    state = next;
    return true;
  }

  private boolean isBusy() {
    return state == State.DELETING || state == State.PARTING;
  }

  private synchronized boolean isAtRest() {
    return !isBusy();
  }

  private void settle(boolean done) {
    if (done && entry != null) {
      ProcessExit.remove(this);
      try {
        entry.strikeOut();
      } catch (IOException e) {
        LOG.warn("Unable to strike '" + path + "' out of the journal", e);
      }
    }
    synchronized (this) {
      state = done ? State.GONE : resting();
      notifyAll();
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
