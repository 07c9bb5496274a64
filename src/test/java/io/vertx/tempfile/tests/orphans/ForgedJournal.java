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
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A journal as the library writes them, byte by byte, by somebody else.
 */
final class ForgedJournal {

  static final int UNIT = 256;

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  ForgedJournal() {
    content.writeBytes(Arrays.copyOf("vertx-tempfile journal 1\n".getBytes(StandardCharsets.US_ASCII), UNIT));
  }

  ForgedJournal file(Path path) throws IOException {
    return record('f', path.getParent().toString(), path.getFileName().toString(), keyOf(path));
  }

  ForgedJournal directory(Path path) throws IOException {
    return record('d', path.getParent().toString(), path.getFileName().toString(), keyOf(path));
  }

  /** Of what fits into one unit. */
  ForgedJournal record(char type, String directory, String name, String key) {
    byte[] directoryBytes = directory.getBytes(StandardCharsets.UTF_8);
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer unit = ByteBuffer.allocate(UNIT);
    unit.put((byte) 'R').put((byte) type).putShort((short) directoryBytes.length).putShort((short) nameBytes.length);
    CRC32 crc = new CRC32();
    crc.update(unit.array(), 1, 5);
    crc.update(directoryBytes);
    crc.update(nameBytes);
    unit.putInt((int) crc.getValue());
    if (key != null) {
      byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
      CRC32 keyCrc = new CRC32();
      keyCrc.update(keyBytes);
      unit.put((byte) keyBytes.length).putInt((int) keyCrc.getValue()).put(keyBytes);
    }
    unit.position(74);
    unit.put(directoryBytes).put(nameBytes);
    content.writeBytes(unit.array());
    return this;
  }

  ForgedJournal bytes(byte[] bytes) {
    content.writeBytes(bytes);
    return this;
  }

  byte[] content() {
    return content.toByteArray();
  }

  Path writeTo(Path directory) throws IOException {
    return write(directory, content());
  }

  static Path write(Path directory, byte[] content) throws IOException {
    Path journal = directory.resolve("vertx-tempfile-forged.journal");
    Files.createFile(journal, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.write(journal, content);
  }

  static String keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey().toString();
  }
}
