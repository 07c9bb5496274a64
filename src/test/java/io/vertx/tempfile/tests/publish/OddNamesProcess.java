/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import io.vertx.core.Vertx;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

/**
 * A process that makes a directory, waits until somebody has filled it, and persists it.
 */
public final class OddNamesProcess {

  private OddNamesProcess() {
  }

  /**
   * @param args the base directory and the target
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    TempDirectory temporary = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[0])).createTempDirectory().await();
    System.out.println(temporary.path());
    System.in.read();
    temporary.persist(args[1]).await();
    vertx.close().await();
  }
}
