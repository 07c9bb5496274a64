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

import io.vertx.core.Vertx;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;

/**
 * A process that opens and closes unnamed files without end.
 */
public final class UnnamedProcess {

  private static final int THREADS = 3;

  private UnnamedProcess() {
  }

  /**
   * @param args the base directory
   */
  public static void main(String[] args) {
    ChildJvm.endWithParent();
    TempFileSystem fs = TempFileSystem.create(Vertx.vertx(), new TempFileSystemOptions().setDirectory(args[0]));
    for (int i = 0; i < THREADS; i++) {
      new Thread(() -> {
        for (int n = 0; ; n++) {
          TempFile file = fs.openTempFileBlocking(new TempFileOptions());
          file.close().await();
          System.out.println(n);
        }
      }).start();
    }
  }
}
