/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.impl.storage.FileSpec;

/**
 * What a handle remembers of the options that it was opened with.
 */
public final class HandleOptions {

  final boolean read;
  final boolean write;
  final boolean append;
  final int readBufferSize;
  final int writeQueueMaxSize;
  final long maxFileSize;
  /** What its files are labelled with, or null. */
  final Label label;
  /** The permissions that a copy of the file has. */
  final String perms;
  /** What the file is like on disk, null when it was made by somebody else. */
  final FileSpec spec;

  public HandleOptions(TempFileOptions options) {
    this(options, null);
  }

  /**
   * @param spec what the file is like on disk, the same for all that are alike
   */
  public HandleOptions(TempFileOptions options, FileSpec spec) {
    this.spec = spec;
    this.read = options.isRead();
    this.write = options.isWrite();
    this.append = options.isAppend();
    this.readBufferSize = options.getReadBufferSize();
    this.writeQueueMaxSize = options.getWriteQueueMaxSize();
    this.maxFileSize = options.getMaxFileSize();
    this.perms = options.getPerms();
    this.label = Label.of(options.getMetadata());
  }

  /**
   * Whether it can serve for several files: not with a label, which would be kept for a file that is gone.
   */
  public boolean isShareable() {
    return label == null;
  }

  /**
   * Whether another one says the same, so that one of the two need not be kept. Labels are told apart.
   */
  public boolean isLike(HandleOptions other) {
    return read == other.read && write == other.write && append == other.append && readBufferSize == other.readBufferSize
      && writeQueueMaxSize == other.writeQueueMaxSize && maxFileSize == other.maxFileSize && perms.equals(other.perms)
      && label == other.label && spec == other.spec;
  }

  /**
   * The size in bytes that the file may reach.
   */
  long limit() {
    return maxFileSize <= 0 ? Long.MAX_VALUE : maxFileSize;
  }
}
