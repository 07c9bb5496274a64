/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.limits;

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.tests.TempFileTestBase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Temporary file systems with limits, and the check that what was taken is given back.
 */
abstract class LimitsTestBase extends TempFileTestBase {

  TempFileSystem limited(TempFileSystemOptions options) {
    return TempFileSystem.create(vertx, options.setDirectory(directory.toString()));
  }

  static SpooledTempFile spooled(TempFileSystem fs) {
    return await(fs.openSpooledTempFile());
  }

  static SpooledTempFile spooled(TempFileSystem fs, Buffer content) {
    SpooledTempFile file = spooled(fs);
    await(file.write(content));
    return file;
  }

  static SpooledTempFileOptions onDisk() {
    return new SpooledTempFileOptions().setMaxInMemorySize(0);
  }

  static void assertNothingIsUsed(TempFileSystem fs) {
    TempFileSystemStats stats = fs.stats();
    assertThat(stats.getBytesInMemory()).as("bytes in memory").isZero();
    assertThat(stats.getBytesOnDisk()).as("bytes on disk").isZero();
    assertThat(stats.getOpenFiles()).as("open files").isZero();
    assertThat(stats.getOpenDirectories()).as("open directories").isZero();
    assertThat(stats.getUnclaimedChecks()).as("unclaimed checks").isZero();
  }
}
