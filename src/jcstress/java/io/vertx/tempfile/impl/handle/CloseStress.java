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

import io.vertx.core.Future;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * Two that close at the same time get the same future, and the storage is closed once.
 */
@JCStressTest
@Outcome(id = "true, 1", expect = Expect.ACCEPTABLE)
@Outcome(expect = Expect.FORBIDDEN)
@State
public class CloseStress {

  private final TestedHandle tested = new TestedHandle(false, -1);
  private Future<Void> first;
  private Future<Void> second;

  @Actor
  public void closeFirst() {
    first = tested.handle.lifecycle.close();
  }

  @Actor
  public void closeSecond() {
    second = tested.handle.lifecycle.close();
  }

  @Arbiter
  public void look(ZI_Result result) {
    tested.owner.finish();
    result.r1 = first == second && first.succeeded();
    result.r2 = tested.storage.closings();
  }
}
