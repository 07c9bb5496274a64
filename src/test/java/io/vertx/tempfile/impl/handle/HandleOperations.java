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
import io.vertx.tempfile.impl.storage.Storage;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

import java.util.function.Supplier;

/**
 * What is called on a handle and waited for, by one thread and another, within turns of the owner and outside. Written once for all kinds
 * of storage.
 */
@Param(name = "value", gen = IntGen.class, conf = "97:99")
@Param(name = "position", gen = IntGen.class, conf = "0:3")
@Param(name = "count", gen = IntGen.class, conf = "1:3")
@Param(name = "inTurn", gen = BooleanGen.class)
public abstract class HandleOperations {

  private final TestedHandle tested;

  HandleOperations(boolean canWait, int largestInMemory) {
    tested = new TestedHandle(canWait, largestInMemory);
  }

  private String call(boolean inTurn, Supplier<Future<?>> call) {
    return tested.outcome(inTurn ? tested.owner.inTurn(call) : call.get());
  }

  @Operation
  public String write(@Param(name = "value") int value, @Param(name = "inTurn") boolean inTurn) {
    return call(inTurn, () -> tested.write(value));
  }

  @Operation
  public String writeAt(@Param(name = "value") int value, @Param(name = "position") int position, @Param(name = "inTurn") boolean inTurn) {
    return call(inTurn, () -> tested.write(value, HandleModel.position(position)));
  }

  @Operation
  public String read(@Param(name = "count") int count, @Param(name = "inTurn") boolean inTurn) {
    return call(inTurn, () -> tested.read(count));
  }

  @Operation
  public String readAt(@Param(name = "count") int count, @Param(name = "position") int position, @Param(name = "inTurn") boolean inTurn) {
    return call(inTurn, () -> tested.read(count, position));
  }

  @Operation
  public String truncate(@Param(name = "position") int size, @Param(name = "inTurn") boolean inTurn) {
    return call(inTurn, () -> tested.truncate(size));
  }

  @Operation
  public String size(@Param(name = "inTurn") boolean inTurn) {
    return call(inTurn, tested::size);
  }

  @Operation
  public String close(@Param(name = "inTurn") boolean inTurn) {
    return call(inTurn, tested.handle.lifecycle::close);
  }

  @Operation
  public String persist(@Param(name = "inTurn") boolean inTurn) {
    return call(inTurn, () -> tested.handle.lifecycle.conclude(Ending.PERSIST, Storage::discard));
  }

  @Operation
  public String checkIn(@Param(name = "inTurn") boolean inTurn) {
    return call(inTurn, () -> tested.handle.lifecycle.conclude(Ending.CHECK_IN, storage -> {
      tested.storage.handOn();
      return Future.succeededFuture();
    }));
  }

  /** The owner is gone. */
  @Operation
  public String dispose() {
    return tested.outcome(tested.handle.lifecycle.dispose());
  }

  @Validate
  public void nothingIsWrong() {
    tested.owner.finish();
    tested.owner.assertNoFlaw();
  }
}
