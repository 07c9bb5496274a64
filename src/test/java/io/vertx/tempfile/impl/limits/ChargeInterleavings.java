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

import io.vertx.core.internal.CloseFuture;
import io.vertx.tempfile.impl.base.Leaks;
import io.vertx.tempfile.tests.interleavings.Flaws;
import io.vertx.tempfile.tests.interleavings.ModelChecking;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

/**
 * What files have taken of an allowance is booked as long as they have it, once, wherever they go meanwhile.
 */
@Param(name = "file", gen = IntGen.class, conf = "0:1")
@Param(name = "bytes", gen = IntGen.class, conf = "1:3")
public class ChargeInterleavings {

  private final Flaws flaws = new Flaws();

  private static final long LIMIT = 4;

  private final Usage here = new Usage(LIMIT, 0, new Leaks(new CloseFuture(), System::nanoTime));
  private final Usage there = new Usage(LIMIT, 0, new Leaks(new CloseFuture(), System::nanoTime));
  private final List<Charge> files = List.of(Charge.ofMemory(here), Charge.ofMemory(here));
  private volatile boolean moved;

  @Operation
  public void raise(@Param(name = "file") int file, @Param(name = "bytes") int bytes) {
    files.get(file).tryRaise(bytes);
  }

  @Operation
  public void lower(@Param(name = "file") int file, @Param(name = "bytes") int bytes) {
    files.get(file).lower(bytes);
  }

  @Operation
  public void giveAllBack(@Param(name = "file") int file) {
    files.get(file).giveAllBack();
  }

  @Operation
  public void move(@Param(name = "file") int file, @Param(gen = BooleanGen.class) boolean back) {
    moved = true;
    files.get(file).moveTo(back ? here : there);
  }

  @Operation
  public void look() {
    flaws.expect(moved || here.memory().used() <= LIMIT, "more taken than there is");
  }

  @Validate
  public void nothingIsLost() {
    flaws.expect(moved || here.memory().peak() <= LIMIT, "more was taken than there is");
    flaws.expect(here.memory().used() >= 0 && there.memory().used() >= 0, "more given back than taken");
    files.forEach(Charge::giveAllBack);
    flaws.expect(here.memory().used() == 0 && there.memory().used() == 0, "not all given back");
    flaws.assertNone();
  }

  @Test
  void whatIsTakenIsBookedOnce() {
    ModelChecking.options(8, 40)
      .addGuarantee(forClasses(LongAdder.class.getName()).allMethods().ignore())
      .check(ChargeInterleavings.class);
  }
}
