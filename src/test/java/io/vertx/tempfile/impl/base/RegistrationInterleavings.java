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

import io.vertx.core.Future;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.tests.interleavings.ClosingContext;
import io.vertx.tempfile.tests.interleavings.Flaws;
import io.vertx.tempfile.tests.interleavings.ModelChecking;
import io.vertx.tempfile.tests.interleavings.StandIn;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

/**
 * What is opened while its owner, or its file system, closes is either refused, undone by who opens it, or disposed of; and whoever closes
 * hears of the end of it.
 */
public class RegistrationInterleavings {

  private final Flaws flaws = new Flaws();

  private final StandIn owner = new StandIn(false);
  private final CloseFuture ownerEnd = new CloseFuture();
  private final CloseFuture fileSystemEnd = new CloseFuture();
  private final ContextInternal context = ClosingContext.of(owner, ownerEnd);
  private final LongAdder count = new LongAdder();
  /** How many things are there: opened, and neither closed nor disposed of. */
  private final AtomicInteger there = new AtomicInteger();

  private volatile Future<Void> ownerClosed;
  private volatile Future<Void> fileSystemClosed;

  /** One that is open, and can go once. */
  private final class Resource {

    private final AtomicInteger ends = new AtomicInteger();

    Resource() {
      there.incrementAndGet();
    }

    void end() {
      if (ends.getAndIncrement() == 0) {
        there.decrementAndGet();
      }
    }
  }

  @Operation
  public void open() {
    Registration opening;
    try {
      opening = Registration.open(context, fileSystemEnd, count);
    } catch (IllegalStateException e) {
      return;
    }
    Resource resource = new Resource();
    boolean wanted = opening.bind(() -> {
      resource.end();
      opening.release();
      return Future.succeededFuture();
    });
    if (!wanted) {
      resource.end();
      opening.release();
    }
  }

  @Operation
  public void closeOwner() {
    ownerClosed = ownerEnd.close();
  }

  @Operation
  public void closeFileSystem() {
    fileSystemClosed = fileSystemEnd.close();
  }

  @Validate
  public void nothingIsLeft() {
    owner.finish();
    boolean closed = ownerClosed != null || fileSystemClosed != null;
    flaws.expect(!closed || there.get() == 0, there + " left behind by a close");
    flaws.expect(ownerClosed == null || ownerClosed.isComplete(), "the owner waits for ever");
    flaws.expect(fileSystemClosed == null || fileSystemClosed.isComplete(), "the file system waits for ever");
    flaws.expect(count.sum() == there.get(), count + " counted of " + there);
    ownerEnd.close();
    owner.finish();
    flaws.expect(there.get() == 0 && count.sum() == 0, there + " unknown to its owner");
    owner.assertNoFlaw();
    flaws.assertNone();
  }

  @Test
  void nothingIsLeftHoweverTheyEnd() {
    ModelChecking.options(6, 60)
      .actorsPerThread(1)
      .addGuarantee(forClasses(LongAdder.class.getName()).allMethods().treatAsAtomic())
      .addGuarantee(forClasses(CloseFuture.class.getName()).methods("add", "remove").treatAsAtomic())
      .check(RegistrationInterleavings.class);
  }
}
