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

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IJ_Result;

/**
 * Of two that together ask for more than there is, one gets it.
 */
@JCStressTest
@Outcome(id = "1, 3", expect = Expect.ACCEPTABLE)
@Outcome(expect = Expect.FORBIDDEN)
@State
public class AllowanceStress {

  private final Allowance allowance = new Allowance(4);
  private boolean first;
  private boolean second;

  @Actor
  public void takeFirst() {
    first = allowance.tryTake(3);
  }

  @Actor
  public void takeSecond() {
    second = allowance.tryTake(3);
  }

  @Arbiter
  public void count(IJ_Result result) {
    result.r1 = (first ? 1 : 0) + (second ? 1 : 0);
    result.r2 = allowance.used();
  }
}
