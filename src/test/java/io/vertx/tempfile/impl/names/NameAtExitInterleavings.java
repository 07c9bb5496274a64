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
import org.jetbrains.lincheck.datastructures.verifier.EpsilonVerifier;
import org.junit.jupiter.api.Test;

/**
 * The end of the process does not wait for whoever has a name, and takes nothing away from him.
 */
@Param(name = "fails", gen = BooleanGen.class)
public class NameAtExitInterleavings {

  private final NameStateOperations name = new NameStateOperations();

  @Operation
  public void delete(@Param(name = "fails") boolean fails) {
    name.delete(fails, NameState.NEVER);
  }

  @Operation
  public void keepOrPublish(@Param(name = "fails") boolean fails) {
    name.part(fails);
  }

  @Operation
  public void deleteUnlessBusy() {
    name.delete(false, System.nanoTime());
  }

  @Validate
  public void itIsWhatItIsSaidToBe() {
    name.assertNoFlaw();
  }

  @Test
  void nothingIsTakenAway() {
    ModelChecking.options(20, 100).verifier(EpsilonVerifier.class).check(NameAtExitInterleavings.class);
  }
}
