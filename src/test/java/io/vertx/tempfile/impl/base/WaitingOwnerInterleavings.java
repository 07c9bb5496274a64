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

import io.vertx.tempfile.tests.interleavings.ModelChecking;
import org.junit.jupiter.api.Test;

/**
 * What is told to an owner that may wait in its turns, and has one turn for each.
 */
public class WaitingOwnerInterleavings extends OutcomesOperations {

  public WaitingOwnerInterleavings() {
    super(true);
  }

  @Test
  void eachIsToldOnceAndInOrder() {
    ModelChecking.options(8, 40).check(WaitingOwnerInterleavings.class);
  }
}
