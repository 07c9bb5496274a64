/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import io.vertx.core.Future;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.impl.limits.SpareDescriptors;
import io.vertx.tempfile.tests.storage.JitteryStorage;

import java.util.EnumSet;
import java.util.Set;

/**
 * The kinds of handle that the contract holds for alike.
 */
public enum Kind {

  /** Without a descriptor to spare, so that its {@code AsyncFile} reads and writes. */
  UNNAMED {
    @Override
    public Future<TempFile> open(TempFileSystem fs, TempFileOptions options) {
      SpareDescriptors.SHARED.withhold();
      Future<TempFile> opening = Future.failedFuture("not called");
      try {
        opening = fs.openTempFile(options);
      } finally {
        opening.onComplete(opened -> SpareDescriptors.SHARED.withholdNoMore());
      }
      return opening;
    }
  },

  NAMED {
    @Override
    public Future<TempFile> open(TempFileSystem fs, TempFileOptions options) {
      return fs.openNamedTempFile(new NamedTempFileOptions(options)).map(file -> file);
    }
  },

  SPOOLED_IN_MEMORY {
    @Override
    public Future<TempFile> open(TempFileSystem fs, TempFileOptions options) {
      return spooled(fs, options, 64 * 1024 * 1024);
    }
  },

  SPOOLED_ON_DISK {
    @Override
    public Future<TempFile> open(TempFileSystem fs, TempFileOptions options) {
      return spooled(fs, options, 0);
    }
  },

  /** Rolls over somewhere in the content that the tests write. */
  SPOOLED_ROLLING_OVER {
    @Override
    public Future<TempFile> open(TempFileSystem fs, TempFileOptions options) {
      return spooled(fs, options, 2500);
    }
  },

  /** The same on a storage that is slow now and then, in file systems that know of it. */
  JITTERY {
    @Override
    public Future<TempFile> open(TempFileSystem fs, TempFileOptions options) {
      return spooled(fs, new TempFileOptions(options).setPrefix(JitteryStorage.PREFIX), 2500);
    }
  };

  public abstract Future<TempFile> open(TempFileSystem fs, TempFileOptions options);

  /**
   * Those that users know.
   */
  public static Set<Kind> ordinary() {
    return EnumSet.complementOf(EnumSet.of(JITTERY));
  }

  private static Future<TempFile> spooled(TempFileSystem fs, TempFileOptions options, int maxInMemorySize) {
    return fs.openSpooledTempFile(new SpooledTempFileOptions(options).setMaxInMemorySize(maxInMemorySize)).map(file -> file);
  }
}
