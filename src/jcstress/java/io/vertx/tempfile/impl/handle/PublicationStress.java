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

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * A handle may come to another thread by a plain field: it is there as a whole, and its positions are read there as they are.
 */
@JCStressTest
@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "Not there yet")
@Outcome(id = "3, 5", expect = Expect.ACCEPTABLE, desc = "As it was opened")
@Outcome(id = {"4, 5", "4, 6"}, expect = Expect.ACCEPTABLE, desc = "As it was moved")
@Outcome(id = "3, 6", expect = Expect.ACCEPTABLE, desc = "Moved between the one look and the other")
@Outcome(expect = Expect.FORBIDDEN)
@State
public class PublicationStress {

  private Handle handle;

  @Actor
  public void open() {
    Handle opened = new TestedHandle(false, -1).handle;
    Settings settings = new Settings();
    settings.readPosition = 3;
    settings.writePosition = 5;
    settings.readLength = Long.MAX_VALUE;
    settings.readBufferSize = 1;
    settings.highWaterMark = 2;
    opened.restore(settings);
    handle = opened;
    opened.whileOpen(() -> opened.reads.setPosition(4));
    opened.whileOpen(() -> opened.writes.setPosition(6));
  }

  @Actor
  public void look(JJ_Result result) {
    Handle there = handle;
    result.r1 = there == null ? -1 : there.look(there.reads::position);
    result.r2 = there == null ? -1 : there.look(there.writes::position);
  }
}
