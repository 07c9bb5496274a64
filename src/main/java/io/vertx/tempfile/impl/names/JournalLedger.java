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
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * All that is recorded in one directory, and the file that says so, as far as there can be one. Blocking; guarded by its journal.
 * <p>
 * What could not be written is tried again with the next record, and so is everything when somebody has taken the file away.
 */
final class JournalLedger {

  private final Path directory;
  private final Set<Line> live = new LinkedHashSet<>();
  /** What of it is not in the file, or not yet. */
  private final Set<Line> unwritten = new LinkedHashSet<>();
  /** The other directories that are to be looked into. */
  private final Map<Path, Hint> hints = new HashMap<>();
  /** Null while no file can or may be made. */
  private JournalFile file;
  private final JournalSpace space = new JournalSpace();
  /** How many are about to move what is in the directory, so that nothing may be written there. */
  private int movers;

  /** A record, and where it is in the file if it is. */
  static final class Line {

    private JournalRecord record;
    private int slot;

    Line(JournalRecord record) {
      this.record = record;
    }
  }

  private static final class Hint {

    int holders;
    /** Where it is in the file, -1 when it is not. */
    int page = -1;
  }

  JournalLedger(Path directory) {
    this.directory = directory;
  }

  boolean isEmpty() {
    return live.isEmpty() && hints.isEmpty();
  }

  boolean hasFile() {
    return file != null;
  }

  /**
   * Record something, which is on record even if that fails.
   */
  void add(Line line) throws IOException {
    live.add(line);
    unwritten.add(line);
    write();
  }

  /**
   * Write down all that is not, if anything can be.
   */
  void write() throws IOException {
    if (!UnixFile.KNOWN || movers > 0) {
      return;
    }
    if (file != null && !file.isThere()) {
      removeFile();
    }
    if (file == null) {
      file = JournalFile.create(directory);
    }
    for (Line line : new ArrayList<>(unwritten)) {
      write(line);
    }
    for (Map.Entry<Path, Hint> each : hints.entrySet()) {
      if (each.getValue().page < 0) {
        write(each.getKey(), each.getValue());
      }
    }
  }

  private void write(Line line) throws IOException {
    byte[] bytes = line.record.encode();
    int slot = space.firstFreeSlot();
    file.write(JournalSpace.pageOf(slot), JournalSpace.offsetOf(slot), bytes);
    space.take(slot);
    line.slot = slot;
    unwritten.remove(line);
  }

  private void write(Path path, Hint hint) throws IOException {
    byte[] bytes = JournalContent.hint(directory, path);
    if (bytes != null) {
      int page = space.firstFreePage();
      file.write(page, 0, bytes);
      space.takePage(page);
      hint.page = page;
    }
  }

  void identify(Line line, long inode) throws IOException {
    line.record = line.record.withInode(inode);
    if (live.contains(line) && !unwritten.contains(line)) {
      file.write(JournalSpace.pageOf(line.slot), JournalSpace.offsetOf(line.slot) + JournalRecord.INODE_OFFSET, line.record.encodeInode());
    }
  }

  /**
   * Have a record gone. No effect the second time.
   *
   * @throws IOException when the file still says it, and cannot be helped
   */
  void strike(Line line) throws IOException {
    if (live.contains(line)) {
      if (!unwritten.contains(line)) {
        erase(line);
      }
      live.remove(line);
      unwritten.remove(line);
    }
  }

  private void erase(Line line) throws IOException {
    try {
      file.write(JournalSpace.pageOf(line.slot), JournalSpace.offsetOf(line.slot), new byte[] {JournalRecord.FREE});
      space.giveBack(line.slot);
      file.trim(space.pages());
    } catch (IOException e) {
      // What cannot be struck out can still go with the whole file; the others are recorded again with the next
      removeFile();
    }
  }

  /**
   * Have it said that another directory is to be looked into, until that is released.
   */
  void hold(Path other) throws IOException {
    hints.computeIfAbsent(other, path -> new Hint()).holders++;
    write();
  }

  void release(Path other) {
    Hint hint = hints.get(other);
    if (--hint.holders > 0) {
      return;
    }
    hints.remove(other);
    if (hint.page >= 0) {
      try {
        file.write(hint.page, 0, new byte[JournalContent.PAGE]);
        space.giveBackPage(hint.page);
      } catch (IOException e) {
        // It leads to nothing but a look into a directory, and goes with the file
      }
    }
  }

  /**
   * Have no file, and write nothing until that is taken back.
   */
  void withdraw() throws IOException {
    movers++;
    removeFile();
  }

  /**
   * Write again what there is, if there is anything, and the directory is still where it was.
   */
  void reinstate() throws IOException {
    movers = Math.max(0, movers - 1);
    if (!live.isEmpty() && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      write();
    }
  }

  /**
   * Have no file, and none that says anything.
   *
   * @throws IOException when it goes on saying what it does, and so stays locked
   */
  void removeFile() throws IOException {
    if (file != null) {
      file.remove();
      file = null;
      space.clear();
      unwritten.addAll(live);
      hints.values().forEach(hint -> hint.page = -1);
    }
  }

  /**
   * Who everything belongs to that this process makes in the directory. A file tells it.
   */
  UserPrincipal owner() throws IOException {
    write();
    if (file == null) {
      throw new IOException("Nothing may be written in '" + directory + "' now");
    }
    return file.owner();
  }
}
