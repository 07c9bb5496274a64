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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.CloseFuture;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.impl.base.Leaks;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.limits.GatheringMemory;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.tests.interleavings.ArrayStorage;
import io.vertx.tempfile.tests.interleavings.ClosingContext;
import io.vertx.tempfile.tests.interleavings.ModelChecking;
import io.vertx.tempfile.tests.interleavings.StandIn;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

/**
 * A handle with an owner, workers and a storage whose every step is done by the threads of a test.
 */
final class TestedHandle {

  static final int LIMIT = 8;

  private static final HandleOptions OPTIONS = new HandleOptions(new TempFileOptions().setMaxFileSize(LIMIT));
  private static final Usage USAGE = new Usage(0, 0, new Leaks(new CloseFuture(), System::nanoTime));

  /** They are looked at on their own, or guarded by the handle. */
  private static final Set<String> SET_ASIDE = Set.of(Registration.class.getName(), CloseFuture.class.getName(), LongAdder.class.getName(),
    GatheringMemory.class.getName());

  static {
    // There is enough of it before threads are interleaved, so that none is made meanwhile, at a time that is not known
    List<ByteBuf> taken = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      taken.add(GatheringMemory.shared().takeOrMake());
    }
    taken.forEach(GatheringMemory.shared()::giveBack);
  }

  final StandIn owner;
  final ArrayStorage storage;
  final Registration registration;
  final Handle handle;

  /**
   * @param canWait whether the owner may wait in its turns
   * @param largestInMemory the most bytes that are kept in memory, -1 for none at all
   */
  TestedHandle(boolean canWait, int largestInMemory) {
    this(canWait, largestInMemory, OPTIONS);
  }

  TestedHandle(boolean canWait, int largestInMemory, HandleOptions options) {
    owner = new StandIn(canWait);
    storage = new ArrayStorage(owner, largestInMemory);
    registration = Registration.open(ClosingContext.of(owner, new CloseFuture()), new CloseFuture(), new LongAdder());
    handle = new Handle(owner, storage, registration, options, USAGE);
  }

  /**
   * What a handle uses and is known to be sound is not taken apart.
   */
  static ModelCheckingOptions options(int scenarios, int interleavings) {
    return ModelChecking.options(scenarios, interleavings)
      .addGuarantee(forClasses(TestedHandle::isSetAside).allMethods().ignore())
      .addGuarantee(forClasses(ArrayStorage.class.getName()).methods("begin", "end").ignore());
  }

  private static boolean isSetAside(String className) {
    return className.startsWith("io.netty.") || className.startsWith("io.vertx.core.buffer.") || className.startsWith("java.util.Array")
      || SET_ASIDE.contains(className);
  }

  Future<Void> write(int value, long position) {
    byte[] data = {(byte) value};
    return handle.submit(new WriteCall(handle.writes, Unpooled.wrappedBuffer(data), position));
  }

  Future<Void> write(int value) {
    return write(value, WriteCall.STREAM);
  }

  Future<Buffer> read(int count) {
    return handle.submit(new SequentialRead(handle.reads, count));
  }

  Future<Buffer> read(int count, long position) {
    return handle.submit(new PositionalRead(handle.reads, Buffer.buffer(), 0, position, count));
  }

  Future<Void> truncate(long size) {
    return handle.submit(new Truncation(handle.writes, size));
  }

  Future<Long> size() {
    return handle.submit(new Request<>(Request.Scope.ALL, Storage::size));
  }

  /**
   * What a worker finds to fail.
   */
  <T> Future<T> failLater() {
    Promise<T> promise = Promise.promise();
    owner.work(() -> promise.fail(ArrayStorage.FAILURE));
    return promise.future();
  }

  /**
   * Wait for it, and say what came of it.
   */
  String outcome(Future<?> future) {
    owner.await(future);
    return text(future);
  }

  static String text(Future<?> future) {
    Throwable failure = future.cause();
    if (failure != null) {
      return failure instanceof IllegalStateException ? "refused" : failure instanceof TempFileLimitException ? "limit" : failure.toString();
    }
    Object result = future.result();
    return result instanceof Buffer ? ((Buffer) result).toString(StandardCharsets.ISO_8859_1) : String.valueOf(result);
  }
}
