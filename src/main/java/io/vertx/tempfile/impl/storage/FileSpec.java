/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.storage;

import java.nio.file.Path;

/**
 * What a file on disk is to be like.
 */
public final class FileSpec {

  final Path directory;
  public final String prefix;
  public final String suffix;
  final String perms;
  final boolean read;
  final boolean write;
  public final boolean sync;
  public final boolean dsync;
  /** Whether what moves from memory to disk has a name there. */
  private final boolean named;

  public FileSpec(Path directory, String prefix, String suffix, String perms, boolean read, boolean write, boolean sync, boolean dsync) {
    this(directory, prefix, suffix, perms, read, write, sync, dsync, false);
  }

  private FileSpec(Path directory, String prefix, String suffix, String perms, boolean read, boolean write, boolean sync, boolean dsync,
                   boolean named) {
    this.directory = directory;
    this.prefix = prefix;
    this.suffix = suffix;
    this.perms = perms;
    this.read = read;
    this.write = write;
    this.sync = sync;
    this.dsync = dsync;
    this.named = named;
  }

  /**
   * The same, for what has a name when it moves from memory to disk.
   */
  public FileSpec named() {
    return new FileSpec(directory, prefix, suffix, perms, read, write, sync, dsync, true);
  }

  /**
   * Whether another one says the same, so that one of the two need not be kept.
   */
  public boolean isLike(FileSpec other) {
    return directory.equals(other.directory) && prefix.equals(other.prefix) && suffix.equals(other.suffix) && perms.equals(other.perms)
      && read == other.read && write == other.write && sync == other.sync && dsync == other.dsync && named == other.named;
  }

  public boolean isNamed() {
    return named;
  }
}
