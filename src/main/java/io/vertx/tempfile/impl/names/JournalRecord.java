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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One file or directory in a journal, and how that is laid out there.
 * <p>
 * A journal is a row of units, the first of which says what it is. A record takes one unit, more when its path is long:
 * <pre>
 * 0   state: FREE, LIVE, or MORE in all units but the first
 * 1   type
 * 2   length of the directory, of the name (2 bytes each)
 * 6   checksum of the type, the lengths and the path
 * 10  length of the key, its checksum (1 and 4 bytes), the key: all 0 until it is known
 * 74  directory and name, in UTF-8; they go on at 1 in the next unit
 * </pre>
 * A unit does not cross the border of a page, so that the write of one is done or not done when the process is killed.
 */
final class JournalRecord {

  static final int UNIT = 256;

  /** What a file or directory is recorded as. */
  enum Type {

    FILE('f'), DIRECTORY('d');

    private final byte code;

    Type(char code) {
      this.code = (byte) code;
    }

    private static Type of(byte code) throws MalformedJournalException {
      for (Type type : values()) {
        if (type.code == code) {
          return type;
        }
      }
      throw new MalformedJournalException("there is no type " + code);
    }
  }

  private static final byte FREE = 0;
  private static final byte LIVE = 'R';
  private static final byte MORE = '+';
  private static final byte[] MAGIC = "vertx-tempfile journal 1\n".getBytes(StandardCharsets.US_ASCII);

  static final int KEY_OFFSET = 10;
  private static final int PATH_OFFSET = 74;
  private static final int KEY_HEAD = 5;
  private static final int LARGEST_KEY = PATH_OFFSET - KEY_OFFSET - KEY_HEAD;

  final Type type;
  final Path path;
  /** The key of what is there, null while it is not known. */
  final String key;

  JournalRecord(Type type, Path path, String key) {
    this.type = type;
    this.path = path;
    this.key = key != null && key.length() <= LARGEST_KEY ? key : null;
  }

  JournalRecord withKey(String key) {
    return new JournalRecord(type, path, key);
  }

  static byte[] header() {
    return Arrays.copyOf(MAGIC, UNIT);
  }

  static byte[] free() {
    return new byte[] {FREE};
  }

  static byte[] live() {
    return new byte[] {LIVE};
  }

  /**
   * Whole units, the first of them free still when they are more than one: the write of those can be interrupted.
   */
  byte[] encode() {
    byte[] directory = path.getParent().toString().getBytes(StandardCharsets.UTF_8);
    byte[] name = path.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    int length = directory.length + name.length;
    int units = 1 + Math.max(0, length - (UNIT - PATH_OFFSET) + UNIT - 2) / (UNIT - 1);
    ByteBuffer head = ByteBuffer.allocate(units * UNIT);
    head.put(units == 1 ? LIVE : FREE).put(type.code).putShort((short) directory.length).putShort((short) name.length);
    byte[] text = ByteBuffer.allocate(length).put(directory).put(name).array();
    head.putInt(checksum(head.array(), text));
    head.put(encodeKey());
    int done = Math.min(length, UNIT - PATH_OFFSET);
    head.put(text, 0, done);
    while (done < length) {
      head.put(MORE);
      int count = Math.min(length - done, UNIT - 1);
      head.put(text, done, count);
      done += count;
    }
    return head.array();
  }

  byte[] encodeKey() {
    ByteBuffer field = ByteBuffer.allocate(PATH_OFFSET - KEY_OFFSET);
    if (key != null) {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      field.put((byte) bytes.length).putInt(checksum(bytes, 0, bytes.length)).put(bytes);
    }
    return field.array();
  }

  /**
   * All that is recorded in a journal.
   *
   * @throws MalformedJournalException when it is not one that we write
   */
  static List<JournalRecord> readAll(InputStream journal) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    byte[] unit = journal.readNBytes(UNIT);
    if (unit.length == 0) {
      return records; // killed before it was begun
    }
    if (!Arrays.equals(unit, header())) {
      throw new MalformedJournalException("it does not begin as one");
    }
    while ((unit = nextUnit(journal)) != null) {
      switch (unit[0]) {
        case FREE:
        case MORE: // of a record that was struck out
          break;
        case LIVE:
          records.add(read(unit, journal));
          break;
        default:
          throw new MalformedJournalException("there is no state " + unit[0]);
      }
    }
    return records;
  }

  private static JournalRecord read(byte[] first, InputStream journal) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(first);
    head.position(2);
    int directoryLength = head.getShort() & 0xffff;
    int nameLength = head.getShort() & 0xffff;
    int checksum = head.getInt();
    byte[] text = new byte[directoryLength + nameLength];
    int done = Math.min(text.length, UNIT - PATH_OFFSET);
    System.arraycopy(first, PATH_OFFSET, text, 0, done);
    while (done < text.length) {
      byte[] unit = nextUnit(journal);
      if (unit == null || unit[0] != MORE) {
        throw new MalformedJournalException("a record is cut short");
      }
      int count = Math.min(text.length - done, UNIT - 1);
      System.arraycopy(unit, 1, text, done, count);
      done += count;
    }
    if (checksum(first, text) != checksum) {
      throw new MalformedJournalException("the checksum of a record is wrong");
    }
    String directory = new String(text, 0, directoryLength, StandardCharsets.UTF_8);
    String name = new String(text, directoryLength, nameLength, StandardCharsets.UTF_8);
    return new JournalRecord(Type.of(first[1]), path(directory, name), readKey(first));
  }

  /** Of what we write, the directory is absolute and the name a single name of ours. */
  private static Path path(String directory, String name) throws MalformedJournalException {
    try {
      Path parent = Path.of(directory);
      Path child = Path.of(name);
      if (parent.isAbsolute() && child.getNameCount() == 1 && !child.isAbsolute() && child.toString().equals(name) && TempNames.isIn(name)) {
        return parent.resolve(child);
      }
    } catch (InvalidPathException e) {
      // told below
    }
    throw new MalformedJournalException("there is a path in it that we did not make");
  }

  private static String readKey(byte[] first) throws MalformedJournalException {
    ByteBuffer field = ByteBuffer.wrap(first, KEY_OFFSET, PATH_OFFSET - KEY_OFFSET);
    int length = field.get();
    int checksum = field.getInt();
    if (length == 0 && checksum == 0) {
      return null;
    }
    if (length <= 0 || length > LARGEST_KEY || checksum(first, KEY_OFFSET + KEY_HEAD, length) != checksum) {
      throw new MalformedJournalException("the checksum of a key is wrong");
    }
    return new String(first, KEY_OFFSET + KEY_HEAD, length, StandardCharsets.UTF_8);
  }

  private static byte[] nextUnit(InputStream journal) throws IOException {
    byte[] unit = journal.readNBytes(UNIT);
    if (unit.length > 0 && unit.length < UNIT) {
      throw new MalformedJournalException("it is cut short");
    }
    return unit.length == 0 ? null : unit;
  }

  /** Of the type, the lengths and the path. */
  private static int checksum(byte[] head, byte[] text) {
    CRC32 crc = new CRC32();
    crc.update(head, 1, 5);
    crc.update(text);
    return (int) crc.getValue();
  }

  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
