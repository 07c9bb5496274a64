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

import java.util.BitSet;

/**
 * Which slots of a journal are taken, and which pages as a whole. Not thread-safe.
 */
final class JournalSpace {

  private static final int SLOTS = JournalContent.RECORDS_IN_PAGE;

  /** All slots of a page that is taken as a whole are. */
  private final BitSet taken = new BitSet();

  static int pageOf(int slot) {
    return slot / SLOTS;
  }

  static int offsetOf(int slot) {
    return slot % SLOTS * JournalRecord.SIZE;
  }

  int firstFreeSlot() {
    return taken.nextClearBit(0);
  }

  int firstFreePage() {
    int page = 0;
    for (int slot = taken.nextSetBit(0); slot >= 0 && pageOf(slot) == page; slot = taken.nextSetBit(page * SLOTS)) {
      page++;
    }
    return page;
  }

  void take(int slot) {
    taken.set(slot);
  }

  void giveBack(int slot) {
    taken.clear(slot);
  }

  void takePage(int page) {
    taken.set(page * SLOTS, (page + 1) * SLOTS);
  }

  void giveBackPage(int page) {
    taken.clear(page * SLOTS, (page + 1) * SLOTS);
  }

  void clear() {
    taken.clear();
  }

  /**
   * How many pages there must be for what is taken.
   */
  int pages() {
    return (taken.length() + SLOTS - 1) / SLOTS;
  }
}
