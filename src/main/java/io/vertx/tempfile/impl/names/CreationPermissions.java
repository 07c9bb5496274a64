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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The permissions with which files and directories are created, where the platform has any.
 */
public final class CreationPermissions {

  private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final FileAttribute<?>[] NO_ATTRIBUTES = {};
  static final Set<PosixFilePermission> OWNER_READ_WRITE =
    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private CreationPermissions() {
  }

  /**
   * Set the permissions asked for, where the file could not be created with them and then be opened.
   */
  public static void apply(NewFile file, String perms) throws IOException {
    Set<PosixFilePermission> asked = PosixFilePermissions.fromString(perms);
    if (POSIX && !openable(perms).equals(asked)) {
      Files.setPosixFilePermissions(file.place, asked);
    }
  }

  /**
   * Whether the owner of a file with these permissions can open it a second time.
   */
  public static boolean canBeOpenedAgain(String perms) {
    return PosixFilePermissions.fromString(perms).containsAll(OWNER_READ_WRITE);
  }

  /** The file is created and then opened, which its owner must be allowed to; nobody else gets more than was asked for. */
  static Set<PosixFilePermission> openable(String perms) {
    Set<PosixFilePermission> set = EnumSet.copyOf(OWNER_READ_WRITE);
    set.addAll(PosixFilePermissions.fromString(perms));
    return set;
  }

  static FileAttribute<?>[] attributes(Set<PosixFilePermission> perms) {
    return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(perms)} : NO_ATTRIBUTES;
  }
}
