/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package user;

import io.vertx.core.Vertx;
import io.vertx.tempfile.TempFileSystem;

/**
 * Needs nothing that Vert.x 4 has not, and says what is wrong with it.
 */
public final class Start {

  private Start() {
  }

  public static void main(String[] args) {
    int exitCode = 0;
    try {
      TempFileSystem.create(Vertx.vertx());
    } catch (Throwable t) {
      System.out.print(t);
      exitCode = 1;
    }
    System.out.flush();
    System.exit(exitCode);
  }
}
