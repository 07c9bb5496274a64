/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.names;

import io.vertx.tempfile.tests.interleavings.ModelChecking;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A name is deleted or let go once, by one thread at a time, as if one had come after the other.
 */
@Param(name = "fails", gen = BooleanGen.class)
public class NameStateInterleavings {

  private final NameStateOperations name = new NameStateOperations();

  @Operation
  public boolean delete(@Param(name = "fails") boolean fails) {
    return name.delete(fails, NameState.NEVER);
  }

  @Operation
  public boolean keepOrPublish(@Param(name = "fails") boolean fails) {
    return name.part(fails);
  }

  @Operation
  public boolean isManaged() {
    return name.state.isManaged();
  }

  @Validate
  public void itIsWhatItIsSaidToBe() {
    name.assertNoFlaw();
  }

  @Test
  void oneAfterTheOther() {
    ModelChecking.options(20, 100).check(NameStateInterleavings.class);
  }
}
