/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.interleavings;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found wrong while a scenario ran, told when it is over: what an operation throws is a result as good as any other.
 */
public final class Flaws {

  private final List<String> found = new ArrayList<>();

  public synchronized void expect(boolean condition, String flaw) {
    if (!condition) {
      found.add(flaw);
    }
  }

  /**
   * @throws IllegalStateException when anything is wrong
   */
  public synchronized void assertNone() {
    if (!found.isEmpty()) {
      throw new IllegalStateException(found.toString());
    }
  }
}
