/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.orphans;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * A journal as the library writes them, byte by byte, by somebody else.
 */
final class ForgedJournal {

  static final int PAGE = 4096;
  static final int RECORD = 288;
  static final int NAME = 28;
  static final int INODE = 16;
  /** No process has so large an id. */
  private static final String NOBODY = Integer.MAX_VALUE + " 1 pid:[1] " + new UUID(0, 0);
  private static final int RECORDS_IN_PAGE = PAGE / RECORD;

  private String writer = NOBODY;
  private final List<byte[]> records = new ArrayList<>();
  private final List<byte[]> hints = new ArrayList<>();

  /** Say that another process writes it. */
  ForgedJournal writtenBy(String writer) {
    this.writer = writer;
    return this;
  }

  ForgedJournal file(Path path) throws IOException {
    return record('f', path.getFileName().toString(), inodeOf(path));
  }

  ForgedJournal directory(Path path) throws IOException {
    return record('d', path.getFileName().toString(), inodeOf(path));
  }

  /**
   * @param inode 0 to say nothing of it
   */
  ForgedJournal record(char type, String name, long inode) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer slot = ByteBuffer.allocate(RECORD);
    slot.put((byte) 'R').put((byte) type).putShort((short) bytes.length);
    slot.position(NAME).put(bytes);
    if (inode != 0) {
      slot.putLong(INODE, inode).putInt(INODE + Long.BYTES, checksum(ByteBuffer.allocate(Long.BYTES).putLong(inode).array()));
    }
    CRC32 crc = new CRC32();
    crc.update(slot.array(), 1, 3);
    crc.update(slot.array(), 8, Long.BYTES);
    crc.update(bytes);
    slot.putInt(4, (int) crc.getValue());
    records.add(slot.array());
    return this;
  }

  ForgedJournal hint(Path directory) {
    hints.add(text(ByteBuffer.allocate(PAGE).put((byte) 'H'), directory.toString()));
    return this;
  }

  private static byte[] text(ByteBuffer page, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return page.putShort((short) bytes.length).putInt(checksum(bytes)).put(bytes).array();
  }

  byte[] content() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(PAGE).put("vertx-tempfile journal 2\n".getBytes(StandardCharsets.US_ASCII));
    content.writeBytes(text(head, writer));
    for (int i = 0; i < records.size(); i += RECORDS_IN_PAGE) {
      ByteBuffer page = ByteBuffer.allocate(PAGE);
      records.subList(i, Math.min(records.size(), i + RECORDS_IN_PAGE)).forEach(page::put);
      content.writeBytes(page.array());
    }
    hints.forEach(content::writeBytes);
    return content.toByteArray();
  }

  Path writeTo(Path directory) throws IOException {
    return write(directory, content());
  }

  static Path write(Path directory, byte[] content) throws IOException {
    Path journal = directory.resolve("vertx-tempfile-" + UUID.randomUUID() + ".journal");
    Files.createFile(journal, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.write(journal, content);
  }

  /** Whether what is written under this name is found in the pages of a journal. */
  static boolean names(byte[] journal, Path path) throws IOException {
    char type = Files.isDirectory(path) ? 'd' : 'f';
    byte[] record = new ForgedJournal().record(type, path.getFileName().toString(), inodeOf(path)).records.get(0);
    for (int page = PAGE; page < journal.length; page += PAGE) {
      for (int i = 0; i < RECORDS_IN_PAGE; i++) {
        int offset = page + i * RECORD;
        if (Arrays.equals(journal, offset, offset + RECORD, record, 0, RECORD)) {
          return true;
        }
      }
    }
    return false;
  }

  static long inodeOf(Path path) throws IOException {
    return (long) Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
