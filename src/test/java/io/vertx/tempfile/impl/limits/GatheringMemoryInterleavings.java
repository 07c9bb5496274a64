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
import io.vertx.tempfile.tests.interleavings.Flaws;
import io.vertx.tempfile.tests.interleavings.ModelChecking;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

/**
 * A buffer in which writes are gathered belongs to one at a time, and there are no more of them than there may be.
 */
@Param(name = "thread", gen = ThreadIdGen.class)
public class GatheringMemoryInterleavings {

  private final Flaws flaws = new Flaws();

  private static final int LARGEST_COUNT = 2;

  private final GatheringMemory memory = new GatheringMemory(LARGEST_COUNT, 1, () -> 0);
  private final List<ArrayDeque<ByteBuf>> held = ModelChecking.each(ArrayDeque::new);
  // Guarded by this
  private final List<ByteBuf> known = new ArrayList<>();
  private final Set<Integer> taken = new HashSet<>();

  @Operation
  public void take(@Param(name = "thread") int thread) {
    hold(thread, memory.take());
  }

  @Operation
  public void takeOrMake(@Param(name = "thread") int thread) {
    hold(thread, memory.takeOrMake());
  }

  private void hold(int thread, ByteBuf buffer) {
    if (buffer != null) {
      flaws.expect(buffer.readableBytes() == 0, "not empty");
      buffer.writeByte(thread);
      synchronized (this) {
        flaws.expect(taken.add(numberOf(buffer)), "taken twice");
      }
      held.get(thread).add(buffer);
    }
  }

  private int numberOf(ByteBuf buffer) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i) == buffer) {
        return i;
      }
    }
    known.add(buffer);
    return known.size() - 1;
  }

  @Operation
  public void giveBack(@Param(name = "thread") int thread) {
    ByteBuf buffer = held.get(thread).poll();
    if (buffer != null) {
      flaws.expect(buffer.readableBytes() == 1 && buffer.getByte(0) == thread, "used by somebody else");
      synchronized (this) {
        taken.remove(numberOf(buffer));
      }
      memory.giveBack(buffer);
    }
  }

  @Validate
  public void nothingIsLost() {
    flaws.expect(memory.taken() == taken.size(), memory.taken() + " counted of " + taken.size());
    for (int thread = 0; thread < held.size(); thread++) {
      while (!held.get(thread).isEmpty()) {
        giveBack(thread);
      }
    }
    flaws.expect(memory.taken() == 0, "not all given back");
    flaws.expect(known.size() <= LARGEST_COUNT, "more than there may be");
    // Those that failed to make one have not used up the right to do so
    for (int i = 0; i < LARGEST_COUNT; i++) {
      takeOrMake(0);
    }
    flaws.expect(taken.size() == LARGEST_COUNT, "fewer than there may be");
    flaws.assertNone();
  }

  @Test
  void eachBelongsToOneAtATime() {
    ModelChecking.options(8, 40)
      .addGuarantee(forClasses(name -> name.startsWith("io.netty.") || name.startsWith("java.nio.")).allMethods().ignore())
      .check(GatheringMemoryInterleavings.class);
  }
}
