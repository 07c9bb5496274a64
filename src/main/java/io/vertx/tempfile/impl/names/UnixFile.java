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
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;

/**
 * What one look at a name tells, with no link followed. Blocking.
 */
final class UnixFile {

  /** Whether the platform tells what journals rest on. */
  static final boolean KNOWN = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  private static final int PERMISSIONS = 07777;

  private final Map<String, Object> attributes;

  private UnixFile(Map<String, Object> attributes) {
    this.attributes = attributes;
  }

  /**
   * @throws java.nio.file.NoSuchFileException when nothing has the name
   */
  static UnixFile at(Path path) throws IOException {
    return new UnixFile(Files.readAttributes(path, "unix:owner,mode,nlink,fileKey,isRegularFile,isDirectory", LinkOption.NOFOLLOW_LINKS));
  }

  UserPrincipal owner() {
    return (UserPrincipal) attributes.get("owner");
  }

  int permissions() {
    return (int) attributes.get("mode") & PERMISSIONS;
  }

  int links() {
    return (int) attributes.get("nlink");
  }

  Object key() {
    return attributes.get("fileKey");
  }

  boolean is(JournalRecord.Type type) {
    return (boolean) attributes.get(type == JournalRecord.Type.DIRECTORY ? "isDirectory" : "isRegularFile");
  }
}
