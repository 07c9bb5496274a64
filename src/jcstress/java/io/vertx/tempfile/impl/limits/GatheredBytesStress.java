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

import io.netty.buffer.ByteBuf;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Who takes a buffer sees all of what was written to it by who gave it back.
 */
@JCStressTest
@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "None is free")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "One that nobody had before")
@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "The one given back")
@Outcome(expect = Expect.FORBIDDEN, desc = "A part of what was written")
@State
public class GatheredBytesStress {

  private final GatheringMemory memory = new GatheringMemory(2, 2 * Integer.BYTES, System::nanoTime);

  @Actor
  public void give() {
    ByteBuf buffer = memory.takeOrMake();
    buffer.writeInt(7).writeInt(7);
    memory.giveBack(buffer);
  }

  @Actor
  public void take(II_Result result) {
    ByteBuf buffer = memory.take();
    result.r1 = buffer == null ? -1 : buffer.getInt(0);
    result.r2 = buffer == null ? -1 : buffer.getInt(Integer.BYTES);
  }
}
