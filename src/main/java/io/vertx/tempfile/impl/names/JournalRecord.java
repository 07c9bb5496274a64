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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One file or directory in a journal, by its name in the directory in which the journal lies, and how that is laid out.
 * <pre>
 * 0   state: FREE or LIVE
 * 1   type
 * 2   length of the name (2 bytes)
 * 4   checksum of the type, the length, the expiry and the name
 * 8   expiry (8 bytes): reserved, 0
 * 16  inode and its checksum (8 and 4 bytes): all 0 until it is known
 * 28  name, in UTF-8
 * </pre>
 */
final class JournalRecord {

  static final int SIZE = 288;
  static final int INODE_OFFSET = 16;
  static final int LARGEST_NAME = 255;

  static final byte FREE = 0;
  static final byte LIVE = 'R';

  private static final int CHECKSUM_OFFSET = 4;
  private static final int EXPIRY_OFFSET = 8;
  private static final int NAME_OFFSET = 28;
  private static final int INODE_SIZE = NAME_OFFSET - INODE_OFFSET;

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

  final Type type;
  final String name;
  /** 0 while it is not known. */
  final long inode;

  JournalRecord(Type type, String name, long inode) {
    this.type = type;
    this.name = name;
    this.inode = inode;
  }

  JournalRecord withInode(long inode) {
    return new JournalRecord(type, name, inode);
  }

  /**
   * @throws MalformedJournalException when the name is too long for a record
   */
  byte[] encode() throws MalformedJournalException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LARGEST_NAME) {
      throw new MalformedJournalException("the name is too long: '" + name + "'");
    }
    ByteBuffer slot = ByteBuffer.allocate(SIZE);
    slot.put(LIVE).put(type.code).putShort((short) bytes.length);
    slot.position(INODE_OFFSET).put(encodeInode()).put(bytes);
    slot.putInt(CHECKSUM_OFFSET, checksum(slot.array(), 0, bytes.length));
    return slot.array();
  }

  byte[] encodeInode() {
    ByteBuffer field = ByteBuffer.allocate(INODE_SIZE);
    if (inode != 0) {
      field.putLong(inode).putInt(checksum(inode));
    }
    return field.array();
  }

  /**
   * What a slot of a page says.
   *
   * @return null when it says nothing
   * @throws MalformedJournalException when it is not what we write
   */
  static JournalRecord decode(byte[] page, int offset) throws MalformedJournalException {
    ByteBuffer slot = ByteBuffer.wrap(page);
    byte state = page[offset];
    if (state == FREE) {
      return null;
    }
    int length = slot.getShort(offset + 2) & 0xffff;
    if (state != LIVE || length > LARGEST_NAME) {
      throw new MalformedJournalException("there is no record of state " + state + " and length " + length);
    }
    if (slot.getInt(offset + CHECKSUM_OFFSET) != checksum(page, offset, length)) {
      throw new MalformedJournalException("the checksum of a record is wrong");
    }
    String name = new String(page, offset + NAME_OFFSET, length, StandardCharsets.UTF_8);
    // It leads nowhere but into the directory, and is one that we make
    if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0 || !TempNames.isIn(name)) {
      throw new MalformedJournalException("there is a name in it that we did not make");
    }
    return new JournalRecord(Type.of(page[offset + 1]), name, decodeInode(slot, offset + INODE_OFFSET));
  }

  private static long decodeInode(ByteBuffer page, int offset) throws MalformedJournalException {
    long inode = page.getLong(offset);
    int checksum = page.getInt(offset + Long.BYTES);
    if (inode == 0 ? checksum != 0 : checksum != checksum(inode)) {
      throw new MalformedJournalException("the checksum of an inode is wrong");
    }
    return inode;
  }

  private static int checksum(byte[] bytes, int slot, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, slot + 1, CHECKSUM_OFFSET - 1);
    crc.update(bytes, slot + EXPIRY_OFFSET, Long.BYTES);
    crc.update(bytes, slot + NAME_OFFSET, length);
    return (int) crc.getValue();
  }

  private static int checksum(long inode) {
    CRC32 crc = new CRC32();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, inode));
    return (int) crc.getValue();
  }
}
