/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A small disk, mounted by the test, and files that nearly fill it.
 */
abstract class FullDiskTestBase extends ContractTestBase {

  static final int KIB = 1024;
  static final Buffer STORED = random(6 * KIB);
  static final Buffer TOO_MUCH = random(300 * KIB);

  @TempDir
  Path parent;
  Tmpfs disk;
  Path full;

  @BeforeEach
  void mountADisk() throws Exception {
    full = parent.resolve("disk");
    disk = Tmpfs.mount(full, KIB);
  }

  @AfterEach
  void unmountTheDisk() throws Exception {
    if (disk != null) {
      await(fs.close());
      disk.unmount();
    }
  }

  TempFileOptions onDisk() {
    return new TempFileOptions().setDirectory(full.toString());
  }

  /** A file of what fits, on a disk where little more does. */
  TempFile nearlyFull(Kind kind) throws IOException {
    TempFile file = open(kind, onDisk());
    await(file.write(STORED));
    disk.fillBut(100);
    return file;
  }

  TempFile nearlyFull(Context owner, Kind kind, boolean append) throws IOException {
    TempFile file = open(owner, kind, onDisk().setAppend(append));
    await(file.write(STORED));
    disk.fillBut(100);
    return file;
  }
}
