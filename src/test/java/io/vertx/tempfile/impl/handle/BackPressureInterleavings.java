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

import io.vertx.tempfile.TempFileOptions;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Who writes as a pipe does, and was told that the queue is full, is told when it is not so any more or the handle has ended, whatever
 * others do meanwhile.
 */
@Param(name = "inTurn", gen = BooleanGen.class)
public class BackPressureInterleavings {

  private static final HandleOptions OPTIONS = new HandleOptions(new TempFileOptions().setWriteQueueMaxSize(2));
  private static final String PIPE = "pipe";

  private final TestedHandle tested = new TestedHandle(false, 1, OPTIONS);
  private final Handle handle = tested.handle;
  private volatile boolean waiting;

  @Operation(nonParallelGroup = PIPE)
  public void pipe(@Param(name = "inTurn") boolean inTurn) {
    if (inTurn) {
      tested.owner.inTurn(() -> {
        pipe();
        return null;
      });
    } else {
      pipe();
    }
  }

  private void pipe() {
    try {
      for (int i = 0; i < 2 && !waiting; i++) {
        tested.write('a');
        if (handle.lookWhileOpen(handle.pressure::isFull)) {
          waiting = true;
          handle.step(() -> handle.pressure.drainHandler(v -> waiting = false));
        }
      }
    } catch (IllegalStateException e) {
      // It has ended, and there is nobody to wait for
      waiting = false;
    }
  }

  @Operation
  public void persist(@Param(gen = BooleanGen.class) boolean fails) {
    handle.lifecycle.conclude(Ending.PERSIST, storage -> fails ? tested.failLater() : storage.discard());
  }

  @Operation
  public void close() {
    handle.lifecycle.close();
  }

  @Operation
  public void workForOthers() {
    for (int i = 0; i < 3; i++) {
      tested.owner.help();
    }
  }

  @Validate
  public void nobodyWaits() {
    tested.owner.finish();
    tested.owner.expect(!waiting, "somebody waits for ever");
    tested.owner.assertNoFlaw();
  }

  @Test
  void nobodyWaitsForEver() {
    TestedHandle.options(16, 25).actorsBefore(0).actorsAfter(0).check(BackPressureInterleavings.class);
  }
}
