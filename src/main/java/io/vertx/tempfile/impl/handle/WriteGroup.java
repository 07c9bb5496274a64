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
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.tempfile.impl.limits.GatheringMemory;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.ArrayList;
import java.util.List;

/**
 * Stream writes that follow each other, gathered in one buffer and stored as one.
 * <p>
 * What is small is gathered as it is called, as long as there is memory for that; the rest, by the worker that stores it. When the one
 * write fails, or would pass the limit, they are stored singly, up to the first that fails: none fails that would have succeeded alone.
 */
final class WriteGroup extends Operation<Void> {

  /** As many bytes as one write of the storage has. */
  static final int LARGEST = GatheringMemory.SIZE;
  /** What is larger than this is not worth a copy by whoever calls. */
  private static final int LARGEST_PART = 64 * 1024;

  private final GatheringMemory memory;
  private final List<WriteCall> calls = new ArrayList<>();
  private int bytes;
  /** What is gathered so far; null when nothing is before the group is started. */
  private ByteBuf gathered;
  /** How many calls were stored singly before one failed; -1 when none was. */
  private int storedSingly = -1;
  private Throwable singleFailure;

  private WriteGroup(GatheringMemory memory, ByteBuf gathered) {
    this.memory = memory;
    this.gathered = gathered;
  }

  /**
   * Gather two writes, and those that come after, as they are called.
   *
   * @return null when the second does not go on where the first ends, they are too large, or there is no memory
   */
  static WriteGroup of(WriteCall first, WriteCall second, GatheringMemory memory) {
    ByteBuf gathered = go(first, second) ? memory.take() : null;
    return gathered == null ? null : of(first, second, memory, gathered);
  }

  /**
   * Have two writes, and those that come after, gathered by the worker that stores them.
   *
   * @return null when the second does not go on where the first ends, or they are too large
   */
  static WriteGroup ofWaiting(WriteCall first, WriteCall second, GatheringMemory memory) {
    return go(first, second) ? of(first, second, memory, null) : null;
  }

  private static boolean go(WriteCall first, WriteCall second) {
    return first.count <= LARGEST_PART && second.count <= LARGEST_PART && second.continues(first, first.count);
  }

  private static WriteGroup of(WriteCall first, WriteCall second, GatheringMemory memory, ByteBuf gathered) {
    WriteGroup group = new WriteGroup(memory, gathered);
    group.take(first);
    group.take(second);
    return group;
  }

  /**
   * Take in one more if it goes on where the others end and there is room for it.
   */
  boolean add(WriteCall call) {
    boolean fits = call.count <= LARGEST_PART && call.count <= LARGEST - bytes && call.continues(first(), bytes);
    if (fits) {
      take(call);
    }
    return fits;
  }

  private void take(WriteCall call) {
    calls.add(call);
    bytes += call.count;
    if (gathered != null) {
      copy(call);
    }
  }

  private void copy(WriteCall call) {
    gathered.writeBytes(call.data, call.data.readerIndex(), call.count);
  }

  private WriteCall first() {
    return calls.get(0);
  }

  @Override
  boolean changes() {
    return true;
  }

  @Override
  boolean isStream() {
    return true;
  }

  @Override
  void locate(long length) {
    first().locate(length);
    touch(first().position(), bytes, length);
  }

  /** What is beyond the limit is found when they are stored singly. */
  @Override
  Throwable refusal() {
    return first().stretch().failure();
  }

  @Override
  Future<Void> start(Storage storage) {
    if (gathered == null) {
      gathered = memory.takeOrMake();
      if (gathered != null) {
        calls.forEach(this::copy);
      }
    }
    Future<Void> stored = gathered != null && first().fits(bytes)
      ? storage.write(gathered, first().position())
      : Future.failedFuture("to be stored singly");
    return stored.recover(failure -> {
      Promise<Void> done = Promise.promise();
      storedSingly = 0;
      storeSingly(storage, done);
      return done.future();
    });
  }

  /** In a loop as long as the storage is done at once, which memory is: there can be more of them than the stack holds. */
  private void storeSingly(Storage storage, Promise<Void> done) {
    while (storedSingly < calls.size() && singleFailure == null) {
      WriteCall call = calls.get(storedSingly);
      // What is appended goes behind what was stored of those before it
      call.locate(storage.length());
      Throwable refusal = call.refusal();
      Future<Void> write = refusal != null ? Future.failedFuture(refusal) : call.start(storage);
      if (!write.isComplete()) {
        write.onComplete((v, failure) -> {
          singlyStored(failure);
          storeSingly(storage, done);
        });
        return;
      }
      singlyStored(write.cause());
    }
    done.complete();
  }

  private void singlyStored(Throwable failure) {
    singleFailure = failure;
    storedSingly += failure == null ? 1 : 0;
  }

  @Override
  void done() {
    if (gathered != null) {
      memory.giveBack(gathered);
      gathered = null;
    }
    for (int i = 0; i < calls.size(); i++) {
      WriteCall call = calls.get(i);
      call.failure = storedSingly < 0 ? failure : i < storedSingly ? null : singleFailure;
      call.phase = Phase.DONE;
      call.done();
    }
  }
}
