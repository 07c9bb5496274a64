/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.limits;

import io.vertx.tempfile.tests.interleavings.ModelChecking;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * What is taken of an allowance is never more than its limit, and is taken and given back as if one did so after the other.
 */
@Param(name = "bytes", gen = IntGen.class, conf = "1:3")
public class AllowanceInterleavings {

  private static final long LIMIT = 4;

  private final Allowance allowance = new Allowance(LIMIT);

  @Operation
  public boolean tryTake(@Param(name = "bytes") int bytes) {
    return allowance.tryTake(bytes);
  }

  @Operation
  public void take(@Param(name = "bytes") int bytes) {
    allowance.take(bytes);
  }

  @Operation
  public void giveBack(@Param(name = "bytes") int bytes) {
    allowance.giveBack(bytes);
  }

  @Operation
  public long used() {
    return allowance.used();
  }

  @Test
  void isAsIfOneCalledAfterTheOther() {
    ModelChecking.options(40, 40).check(AllowanceInterleavings.class);
  }
}
