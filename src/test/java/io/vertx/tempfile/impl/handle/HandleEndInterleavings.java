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
import io.vertx.tempfile.tests.interleavings.ArrayStorage;
import io.vertx.tempfile.tests.interleavings.ModelChecking;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What several threads call without waiting, with writes and endings that fail among it: each is told of once, in order, what succeeded of
 * the stream is what is stored, and one thing ends the handle, once.
 */
@Param(name = "thread", gen = ThreadIdGen.class)
@Param(name = "fails", gen = BooleanGen.class)
@Param(name = "inTurn", gen = BooleanGen.class)
public class HandleEndInterleavings {

  private final TestedHandle tested = new TestedHandle(false, 1);
  private final Lifecycle lifecycle = tested.handle.lifecycle;

  /** What each thread has called, in its order. */
  private final List<List<Future<?>>> called = ModelChecking.each(ArrayList::new);
  private final List<List<Future<?>>> closings = ModelChecking.each(ArrayList::new);
  private final List<List<Future<?>>> conclusions = ModelChecking.each(ArrayList::new);
  private final List<Map<Future<?>, Character>> written = ModelChecking.each(IdentityHashMap::new);

  private <T> Future<T> call(int thread, boolean inTurn, Supplier<Future<T>> call) {
    Future<T> future = inTurn ? tested.owner.inTurn(call) : call.get();
    called.get(thread).add(future);
    return future;
  }

  @Operation
  public void write(@Param(name = "thread") int thread, @Param(gen = IntGen.class, conf = "97:99") int value,
                    @Param(name = "fails") boolean fails, @Param(name = "inTurn") boolean inTurn) {
    int data = fails ? ArrayStorage.FAILING : value;
    written.get(thread).put(call(thread, inTurn, () -> tested.write(data)), (char) data);
  }

  @Operation
  public void awaitStored(@Param(name = "thread") int thread) {
    call(thread, false, () -> tested.handle.submit(Acknowledgement.stored(tested.handle.writes)));
  }

  @Operation
  public void persist(@Param(name = "thread") int thread, @Param(name = "fails") boolean fails) {
    conclusions.get(thread).add(call(thread, false, () -> lifecycle.conclude(Ending.PERSIST,
      storage -> fails ? tested.failLater() : storage.discard())));
  }

  @Operation
  public void close(@Param(name = "thread") int thread, @Param(name = "inTurn") boolean inTurn) {
    closings.get(thread).add(call(thread, inTurn, lifecycle::close));
  }

  /** The owner is gone. */
  @Operation
  public void dispose(@Param(name = "thread") int thread) {
    closings.get(thread).add(lifecycle.dispose());
  }

  @Operation
  public void workForOthers() {
    tested.owner.help();
  }

  @Validate
  public void nothingIsWrong() {
    tested.owner.finish();
    List<Future<?>> told = tested.owner.told();
    for (List<Future<?>> calls : called) {
      int last = -1;
      for (Future<?> call : calls) {
        int place = placeOf(call, told);
        // Who is refused hears of it at once; a second close is the first one
        boolean inOrder = call.cause() instanceof IllegalStateException || place >= last;
        expect(call.isComplete() && place >= 0 && placeOf(call, told.subList(place + 1, told.size())) < 0, "not told once");
        expect(inOrder, "told out of order");
        last = Math.max(last, place);
      }
    }
    expect(contentTold(told).equals(tested.storage.content()), "stored is not what was told to be");
    assertOneEnd();
    tested.owner.assertNoFlaw();
  }

  private static int placeOf(Future<?> call, List<Future<?>> futures) {
    for (int i = 0; i < futures.size(); i++) {
      if (futures.get(i) == call) {
        return i;
      }
    }
    return -1;
  }

  private String contentTold(List<Future<?>> told) {
    StringBuilder content = new StringBuilder();
    for (Future<?> future : told) {
      for (Map<Future<?>, Character> data : written) {
        if (data.containsKey(future) && future.succeeded()) {
          content.append(data.get(future));
        }
      }
    }
    return content.toString();
  }

  private void assertOneEnd() {
    long concluded = conclusions.stream().flatMap(List::stream).filter(Future::succeeded).count();
    boolean closed = closings.stream().anyMatch(futures -> !futures.isEmpty());
    boolean ends = closed || concluded > 0;
    expect(concluded <= 1, "ended more than once");
    expect(closings.stream().flatMap(List::stream).allMatch(Future::succeeded), "a close that does not succeed");
    expect(tested.storage.closings() == (ends ? 1 : 0), "closings of the storage: " + tested.storage.closings());
    expect(lifecycle.ended().isComplete() == ends, "not told to have ended");
    expect(tested.registration.released().isComplete() == ends, "known to its owner longer or shorter than it is open");
    synchronized (tested.handle) {
      expect(tested.handle.outcomes.isNothing(), "something to tell is left");
    }
  }

  private void expect(boolean condition, String flaw) {
    tested.owner.expect(condition, flaw);
  }

  @Test
  void oneThingEndsItAndAllIsToldInOrder() {
    TestedHandle.options(6, 25).check(HandleEndInterleavings.class);
  }
}
