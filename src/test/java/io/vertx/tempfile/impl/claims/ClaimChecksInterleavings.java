/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.claims;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.tempfile.tests.interleavings.Flaws;
import io.vertx.tempfile.tests.interleavings.ModelChecking;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

/**
 * What is checked in is claimed once, or disposed of once, when its time is over or Vert.x closes, whatever happens at the same time.
 */
public class ClaimChecksInterleavings {

  private final Flaws flaws = new Flaws();

  private static final long TIMEOUT = 10;

  private final CloseFuture vertxEnd = new CloseFuture();
  private volatile long now;
  /** What the timer is to do, null when none is set. */
  private final AtomicReference<Handler<Long>> timer = new AtomicReference<>();
  private final ClaimChecks<AtomicInteger> checks = new ClaimChecks<>(context(), () -> now, file -> {
    file.incrementAndGet();
    return Future.succeededFuture();
  });

  /** How often each file was claimed or disposed of. */
  private final List<AtomicInteger> files = new ArrayList<>();
  private final AtomicReferenceArray<String> issued = new AtomicReferenceArray<>(2);

  private ContextInternal context() {
    VertxInternal vertx = stub(VertxInternal.class, (proxy, method, arguments) -> {
      switch (method.getName()) {
        case "closeFuture":
          return vertxEnd;
        case "cancelTimer":
          timer.set(null);
          return true;
        default:
          throw new UnsupportedOperationException(method.toString());
      }
    });
    return stub(ContextInternal.class, (proxy, method, arguments) -> {
      switch (method.getName()) {
        case "owner":
          return vertx;
        case "setTimer":
          @SuppressWarnings("unchecked")
          Handler<Long> handler = (Handler<Long>) arguments[1];
          timer.set(handler);
          return 1L;
        default:
          throw new UnsupportedOperationException(method.toString());
      }
    });
  }

  private static <T> T stub(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      switch (method.getName()) {
        case "equals":
          return proxy == arguments[0];
        case "hashCode":
          return 1;
        default:
          return handler.invoke(proxy, method, arguments);
      }
    }));
  }

  @Operation
  public void checkIn(@Param(gen = IntGen.class, conf = "0:1") int slot, @Param(gen = BooleanGen.class) boolean forLong) {
    AtomicInteger file = new AtomicInteger();
    try {
      issued.set(slot, checks.checkIn(file, forLong ? 2 * TIMEOUT : TIMEOUT, null));
    } catch (IllegalStateException e) {
      return;
    }
    synchronized (files) {
      files.add(file);
    }
  }

  @Operation
  public void claim(@Param(gen = IntGen.class, conf = "0:1") int slot) {
    String check = issued.get(slot);
    if (check != null) {
      try {
        checks.claim(check).incrementAndGet();
      } catch (NoSuchElementException e) {
        // Somebody was faster
      }
    }
  }

  /** The timer goes off, which comes too late to cancel it. */
  @Operation(nonParallelGroup = "event loop")
  public void expire() {
    Handler<Long> due = timer.getAndSet(null);
    if (due != null) {
      now += TimeUnit.MILLISECONDS.toNanos(TIMEOUT);
      due.handle(1L);
    }
  }

  @Operation(runOnce = true)
  public void close() {
    vertxEnd.close();
  }

  @Validate
  public void eachHasOneEnd() {
    int there = 0;
    for (AtomicInteger file : files) {
      flaws.expect(file.get() <= 1, "given away twice");
      there += 1 - file.get();
    }
    flaws.expect(checks.unclaimed() == there, checks.unclaimed() + " of " + there + " known");
    flaws.expect(there == 0 || timer.get() != null, "nothing will expire");
    vertxEnd.close();
    files.forEach(file -> flaws.expect(file.get() == 1, "left behind by Vert.x"));
    flaws.assertNone();
  }

  @Test
  void eachIsClaimedOrDisposedOfOnce() {
    ModelChecking.options(8, 40)
      .addGuarantee(forClasses(name -> name.startsWith("java.util.Tree") || name.equals("java.util.HashMap") || name.startsWith("java.lang.reflect")
        || name.equals(ClaimCheck.class.getName())).allMethods().ignore())
      .check(ClaimChecksInterleavings.class);
  }
}
