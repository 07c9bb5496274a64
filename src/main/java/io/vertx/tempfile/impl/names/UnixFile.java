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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one look at a name tells, with no link followed. Blocking.
 */
final class UnixFile {

  /** Whether the platform tells what journals rest on. */
  static final boolean KNOWN = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  private static final String ATTRIBUTES = "unix:owner,uid,mode,nlink,fileKey,isRegularFile,isDirectory";
  private static final int PERMISSIONS = 07777;
  private static final int STICKY = 01000;
  private static final int WRITABLE_BY_OTHERS = 022;
  private static final Pattern INODE = Pattern.compile("ino=(\\d+)");

  private final Map<String, Object> attributes;

  private UnixFile(Map<String, Object> attributes) {
    this.attributes = attributes;
  }

  /**
   * @throws java.nio.file.NoSuchFileException when nothing has the name
   */
  static UnixFile at(Path path) throws IOException {
    return new UnixFile(Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * The same for what a link of the kernel's own leads to, as in {@code /proc/self/fd}.
   */
  static UnixFile open(Path link) throws IOException {
    return new UnixFile(Files.readAttributes(link, ATTRIBUTES));
  }

  /**
   * Whether only that user and root can put something else in the place of what he has in a directory. Asks for no more than that takes: the
   * name of an owner is looked up in files of its own.
   */
  static boolean isSafe(Path directory, int user) throws IOException {
    return new UnixFile(Files.readAttributes(directory, "unix:uid,mode")).isSafeFor(user);
  }

  /**
   * The inode in a file key, 0 where there is none.
   */
  static long inode(Object key) {
    Matcher matcher = INODE.matcher(String.valueOf(key));
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  /**
   * Whether only this user and root can put something in the place of what this user has in this directory.
   */
  boolean isSafeFor(UserPrincipal user) {
    return isSafe(owner().equals(user));
  }

  private boolean isSafeFor(int user) {
    return isSafe((int) attributes.get("uid") == user);
  }

  private boolean isSafe(boolean own) {
    boolean trusted = own || (int) attributes.get("uid") == 0;
    return trusted && ((permissions() & WRITABLE_BY_OTHERS) == 0 || (permissions() & STICKY) != 0);
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
