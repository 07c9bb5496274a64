/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import org.junit.jupiter.api.Test;

/**
 * A handle in memory does what several threads call as if one had called after the other.
 */
public class HandleInMemoryInterleavings extends HandleOperations {

  public HandleInMemoryInterleavings() {
    super(false, 100);
  }

  @Test
  void isAsIfOneCalledAfterTheOther() {
    TestedHandle.options(8, 25).sequentialSpecification(HandleModel.class).check(HandleInMemoryInterleavings.class);
  }
}
