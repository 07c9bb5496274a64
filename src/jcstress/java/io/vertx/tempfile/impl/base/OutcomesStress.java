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

import io.vertx.tempfile.tests.interleavings.StandIn;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * What two threads have to tell is told, and turns on one thread see what those on another have done.
 */
@JCStressTest
@Outcome(id = "4", expect = Expect.ACCEPTABLE)
@Outcome(expect = Expect.FORBIDDEN)
@State
public class OutcomesStress {

  private final StandIn owner = new StandIn(false);
  private final Outcomes outcomes = new Outcomes(new Object(), owner);
  /** Not volatile: turns do not need that. */
  private int told;

  private void tell() {
    outcomes.tellCaller(() -> told++);
    owner.help();
    outcomes.tellCaller(() -> told++);
    owner.help();
  }

  @Actor
  public void tellFirst() {
    tell();
  }

  @Actor
  public void tellSecond() {
    tell();
  }

  @Arbiter
  public void count(I_Result result) {
    owner.finish();
    result.r1 = told;
  }
}
