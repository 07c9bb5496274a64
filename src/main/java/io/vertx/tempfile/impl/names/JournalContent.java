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
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * What a journal says as a whole, and how that is laid out: a row of pages, so that the write of a record, which does not cross the border
 * of one, is done or not done when the process is killed.
 * <p>
 * The first page says what it is and who writes it. Each of the others holds records, or one hint, which is the path of another directory
 * in which a journal of this process lies. A page without either is all 0 in its first byte.
 */
final class JournalContent {

  static final int PAGE = 4096;
  static final int RECORDS_IN_PAGE = PAGE / JournalRecord.SIZE;

  private static final byte[] MAGIC = "vertx-tempfile journal 2\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte HINT = 'H';
  /** What no path has in it. */
  private static final String SEPARATOR = "\0";
  /** Type, length and checksum. */
  private static final int HINT_HEAD = 7;

  final Witness writer;
  final List<JournalRecord> records = new ArrayList<>();
  /** For looking only. */
  final List<String> hints = new ArrayList<>();

  private JournalContent(Witness writer) {
    this.writer = writer;
  }

  static byte[] header(Witness writer) {
    ByteBuffer page = ByteBuffer.allocate(PAGE).put(MAGIC);
    putText(page, writer.toString().getBytes(StandardCharsets.UTF_8));
    return page.array();
  }

  /**
   * A page that says where another directory is: by its path, and, as far as there is room for that, by the way to it from the one in which
   * the journal lies, should both be somewhere else together.
   *
   * @return null when even the path is too long
   */
  static byte[] hint(Path directory, Path other) {
    byte[] path = other.toString().getBytes(StandardCharsets.UTF_8);
    byte[] both = (other + SEPARATOR + directory.relativize(other)).getBytes(StandardCharsets.UTF_8);
    byte[] text = both.length <= PAGE - HINT_HEAD ? both : path;
    if (text.length > PAGE - HINT_HEAD) {
      return null;
    }
    ByteBuffer page = ByteBuffer.allocate(PAGE).put(HINT);
    putText(page, text);
    return page.array();
  }

  /**
   * Where a hint leads.
   *
   * @param directory that in which the journal lies
   */
  static Set<Path> places(String hint, Path directory) {
    Set<Path> places = new LinkedHashSet<>();
    for (String each : hint.split(SEPARATOR)) {
      places.add(directory.resolve(each).normalize());
    }
    return places;
  }

  private static void putText(ByteBuffer page, byte[] text) {
    page.putShort((short) text.length).putInt(checksum(text)).put(text);
  }

  /**
   * Read one to its end.
   *
   * @return null when it was not begun
   * @throws MalformedJournalException when it is not one that we write
   */
  static JournalContent read(InputStream journal) throws IOException {
    byte[] page = journal.readNBytes(PAGE);
    if (page.length == 0) {
      return null;
    }
    if (page.length < PAGE || !Arrays.equals(page, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new MalformedJournalException("it does not begin as one");
    }
    JournalContent content = new JournalContent(Witness.parse(getText(ByteBuffer.wrap(page).position(MAGIC.length))));
    while ((page = journal.readNBytes(PAGE)).length == PAGE) {
      content.add(page);
    }
    // It is made longer by pages that say nothing, which can be interrupted
    for (byte each : page) {
      if (each != 0) {
        throw new MalformedJournalException("it is cut short");
      }
    }
    return content;
  }

  private void add(byte[] page) throws MalformedJournalException {
    if (page[0] == HINT) {
      hints.add(getText(ByteBuffer.wrap(page).position(1)));
      return;
    }
    for (int i = 0; i < RECORDS_IN_PAGE; i++) {
      JournalRecord record = JournalRecord.decode(page, i * JournalRecord.SIZE);
      if (record != null) {
        records.add(record);
      }
    }
  }

  private static String getText(ByteBuffer page) throws MalformedJournalException {
    int length = page.getShort() & 0xffff;
    int checksum = page.getInt();
    if (length > page.remaining()) {
      throw new MalformedJournalException("a length in it is wrong");
    }
    byte[] text = new byte[length];
    page.get(text);
    if (checksum(text) != checksum) {
      throw new MalformedJournalException("a checksum in it is wrong");
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private static int checksum(byte[] text) {
    CRC32 crc = new CRC32();
    crc.update(text);
    return (int) crc.getValue();
  }
}
