/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that exits in the middle of everything that takes a while.
 */
public final class BusyProcess {

  private BusyProcess() {
  }

  /**
   * @param args the directory, the directory to publish to, and whether to begin to close Vert.x before the exit
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[0]));
    List<Runnable> deeds = new ArrayList<>();
    for (Owner.Threads threads : List.of(Owner.Threads.EVENT_LOOP, Owner.Threads.WORKER)) {
      Owner owner = Owner.deploy(vertx, threads);
      for (Deed deed : Deed.values()) {
        Deed.Scene scene = new Deed.Scene(vertx, fs, Buffer.buffer(new byte[Deed.Scene.SIZE]), Path.of(args[1]));
        owner.call(() -> deed.prepare(scene)).await();
        deeds.add(() -> owner.call(() -> {
          deed.begin(scene);
          return Future.succeededFuture();
        }));
      }
    }
    deeds.forEach(Runnable::run);
    if (Boolean.parseBoolean(args[2])) {
      vertx.close();
    }
    System.exit(0);
  }
}
