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
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;

/**
 * A process that sweeps, and says how much it removed.
 */
public final class SweepingProcess {

  private SweepingProcess() {
  }

  /**
   * @param args the base directory, and how often it sweeps; without end and unasked when that is 0
   */
  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[1]);
    Vertx vertx = Vertx.vertx();
    long removed = 0;
    if (rounds == 0) {
      ChildJvm.endWithParent();
      System.out.println("ready");
    }
    for (int round = 0; rounds == 0 || round < rounds; round++) {
      TempFileSystemImpl fs = (TempFileSystemImpl) TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[0]));
      fs.swept().await();
      removed += fs.stats().getOrphansRemoved();
      fs.close().await();
    }
    System.out.println(removed);
    vertx.close().await();
  }
}
