/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import io.vertx.core.Vertx;

/**
 * The Vert.x that is there. It knows nothing that one which is too old may not have.
 */
public final class VertxVersion {

  /** A class of Vert.x 5.0, which 4.5 and older have elsewhere. */
  private static final String FIRST_OF_5 = "io.vertx.core.internal.VertxInternal";

  /** What is wrong with it, null when nothing is. */
  private static final String PROBLEM = problem(Vertx.class.getClassLoader(), Vertx.class.getPackage().getImplementationVersion());

  private VertxVersion() {
  }

  /**
   * To be called before any class is used that Vert.x may not be new enough for.
   *
   * @throws IllegalStateException when it is too old
   */
  public static void check() {
    if (PROBLEM != null) {
      throw new IllegalStateException(PROBLEM);
    }
  }

  /**
   * @param version null when it is not known
   */
  static String problem(ClassLoader vertx, String version) {
    try {
      Class.forName(FIRST_OF_5, false, vertx);
      return null;
    } catch (ClassNotFoundException e) {
      return "vertx-tempfile needs Vert.x 5.0 or later: " + (version == null ? "an older vertx-core" : "vertx-core " + version)
        + " was found. Dependency management may have chosen it";
    }
  }
}
