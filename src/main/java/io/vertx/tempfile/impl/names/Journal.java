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

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names on disk that are to go with this process, written down in its base directory for those who come after it, should it be killed.
 * Blocking.
 * <p>
 * There is a file as long as something is recorded, and none while nothing is. A file that somebody has taken away is replaced with the
 * next record. Where none can be made, that is told once, and everything goes on without.
 */
public final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** How many free units the end of the file may have before they are cut off. */
  private static final int SPARE = 64;

  /** Those of this process by their directory. Guarded by itself. */
  private static final Map<Path, WeakReference<Journal>> JOURNALS = new HashMap<>();

  private final Path directory;

  // Guarded by this
  /** All that is recorded. */
  private final Set<Entry> live = new LinkedHashSet<>();
  /** What of it is not in the file, or not yet. */
  private final Set<Entry> unwritten = new LinkedHashSet<>();
  /** The units of the file that live entries take. */
  private final BitSet used = new BitSet();
  /** How many units the file has, used or free. */
  private int length;
  /** Null while nothing is recorded, or no file can be made. */
  private JournalFile file;
  /** Whether it was told already that nothing can be written down. */
  private boolean told;

  private Journal(Path directory) {
    this.directory = directory;
  }

  /**
   * That of this process for a base directory.
   */
  public static Journal of(Path directory) {
    synchronized (JOURNALS) {
      WeakReference<Journal> known = JOURNALS.get(directory);
      Journal journal = known == null ? null : known.get();
      if (journal == null) {
        JOURNALS.values().removeIf(reference -> reference.get() == null);
        journal = new Journal(directory);
        JOURNALS.put(directory, new WeakReference<>(journal));
      }
      return journal;
    }
  }

  /**
   * Something that is recorded until it is struck out.
   */
  public final class Entry {

    private JournalRecord record;
    /** The first unit and how many it takes, while it is in the file. */
    private int unit;
    private int units;
    /** Why it could not be recorded, null when it was or that was told. */
    private Exception failure;

    private Entry(JournalRecord record) {
      this.record = record;
    }

    /**
     * What was recorded exists now.
     *
     * @param key what identifies it whatever its name, null where the platform does not tell
     */
    public void created(Object key) {
      tellFailure(this);
      if (key != null) {
        identify(this, key.toString());
      }
    }

    /**
     * It is gone, or nobody's to delete any more. No effect the second time.
     *
     * @throws IOException when the journal still says so, and cannot be helped
     */
    public void strikeOut() throws IOException {
      strike(this);
    }
  }

  public Entry file(Path path) {
    return record(new JournalRecord(JournalRecord.Type.FILE, path, null));
  }

  public Entry directory(Path path) {
    return record(new JournalRecord(JournalRecord.Type.DIRECTORY, path, null));
  }

  private synchronized Entry record(JournalRecord record) {
    Entry entry = new Entry(record);
    live.add(entry);
    unwritten.add(entry);
    if (UnixFile.KNOWN) {
      try {
        if (file != null && !file.isThere()) {
          abandonFile();
        }
        writeAll();
        told = false;
      } catch (IOException | RuntimeException e) {
        // To be told when there is something that is not recorded
        entry.failure = e;
      }
    }
    return entry;
  }

  /** What does not exist need not be recorded, so a failure to do so is told only now. */
  private synchronized void tellFailure(Entry entry) {
    if (entry.failure != null) {
      tell(entry.failure);
      entry.failure = null;
    }
  }

  private synchronized void identify(Entry entry, String key) {
    entry.record = entry.record.withKey(key);
    if (live.contains(entry) && !unwritten.contains(entry)) {
      try {
        file.write(entry.unit, JournalRecord.KEY_OFFSET, entry.record.encodeKey());
      } catch (IOException e) {
        tell(e);
      }
    }
  }

  private synchronized void strike(Entry entry) throws IOException {
    if (!live.contains(entry)) {
      return;
    }
    if (file != null && live.size() == 1) {
      abandonFile();
    } else if (!unwritten.contains(entry)) {
      free(entry);
    }
    live.remove(entry);
    unwritten.remove(entry);
  }

  private void free(Entry entry) throws IOException {
    used.clear(entry.unit, entry.unit + entry.units);
    try {
      if (entry.unit >= used.length() && length - used.length() >= SPARE) {
        file.cut(used.length());
        length = used.length();
      } else {
        file.write(entry.unit, 0, JournalRecord.free());
      }
    } catch (IOException e) {
      // What cannot be struck out can still go with the whole file; the others are recorded again with the next
      used.set(entry.unit, entry.unit + entry.units);
      abandonFile();
    }
  }

  /** Have no file, and none that says anything. */
  private void abandonFile() throws IOException {
    file.remove();
    file = null;
    length = 0;
    used.clear();
    unwritten.addAll(live);
  }

  private void writeAll() throws IOException {
    if (file == null) {
      file = JournalFile.create(directory);
    }
    for (Entry entry : new ArrayList<>(unwritten)) {
      write(entry);
      unwritten.remove(entry);
    }
  }

  private void write(Entry entry) throws IOException {
    byte[] units = entry.record.encode();
    entry.units = units.length / JournalRecord.UNIT;
    entry.unit = firstFree(entry.units);
    try {
      file.write(entry.unit, 0, units);
      if (entry.units > 1) {
        file.write(entry.unit, 0, JournalRecord.live());
      }
    } catch (IOException e) {
      // A record that is there by half would spoil the others
      if (entry.unit >= length) {
        file.cut(length);
      } else {
        file.write(entry.unit, 0, JournalRecord.free());
      }
      throw e;
    }
    used.set(entry.unit, entry.unit + entry.units);
    length = Math.max(length, entry.unit + entry.units);
  }

  private int firstFree(int units) {
    int start = used.nextClearBit(0);
    for (;;) {
      int end = used.nextSetBit(start);
      if (end < 0 || end - start >= units) {
        return start;
      }
      start = used.nextClearBit(end);
    }
  }

  private void tell(Exception cause) {
    if (!told) {
      told = true;
      LOG.warn("Unable to keep a journal in '" + directory + "': what is open would stay behind if the process were killed", cause);
    }
  }
}
