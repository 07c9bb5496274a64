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
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes that follow each other without a gap, gathered in one buffer and stored as one.
 * <p>
 * When the one write fails, or would pass the limit, they are done singly, so that none fails that would have succeeded alone. The buffer
 * is off the heap, where the system takes it from as it is, and goes back to its pool when the bytes are stored.
 */
final class WriteGroup extends Operation<Void> {

  /** As many bytes as one write of the storage gathers. */
  static final int LARGEST = 512 * 1024;

  private final List<WriteOperation> writes = new ArrayList<>();
  private final ByteBuf pooled;
  private final Buffer bytes;
  /** The failures of the writes done singly, by index; null while none was. */
  private Throwable[] failures;

  private WriteGroup(ByteBuf pooled) {
    this.pooled = pooled;
    this.bytes = BufferInternal.buffer(pooled);
  }

  /**
   * Gather two writes, and those that come after.
   *
   * @param expected how many bytes it will probably be
   * @return null when the second does not continue the first, or there is no room for both
   */
  static WriteGroup of(WriteOperation first, WriteOperation second, int expected) {
    long together = (long) first.data.length() + second.data.length();
    if (together > LARGEST || !second.continues(first, first.data.length())) {
      return null;
    }
    WriteGroup group;
    try {
      group = new WriteGroup(PooledByteBufAllocator.DEFAULT.directBuffer(Math.max(expected, (int) together), LARGEST));
    } catch (OutOfMemoryError e) {
      // It goes without
      return null;
    }
    group.take(first);
    group.take(second);
    return group;
  }

  int length() {
    return bytes.length();
  }

  @Override
  boolean isRead() {
    return false;
  }

  /**
   * Take in one more if it continues the others and there is room for it.
   */
  boolean add(WriteOperation write) {
    if (bytes.length() + (long) write.data.length() > LARGEST || !write.continues(writes.get(0), bytes.length())) {
      return false;
    }
    try {
      take(write);
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  private void take(WriteOperation write) {
    bytes.appendBuffer(write.data);
    writes.add(write);
  }

  @Override
  void locate(long length) {
    writes.get(0).locate(length);
    long position = writes.get(0).position();
    touch(position, bytes.length(), length);
    for (WriteOperation write : writes) {
      write.locate(position);
      position += write.data.length();
    }
  }

  @Override
  Future<Void> start(Storage storage) {
    WriteOperation first = writes.get(0);
    Future<Void> stored = first.reaches(bytes.length()) ? storage.write(bytes, first.position()) : Future.failedFuture("beyond the limit");
    return stored.recover(failure -> {
      failures = new Throwable[writes.size()];
      Promise<Void> done = Promise.promise();
      storeSingly(storage, 0, done);
      return done.future();
    });
  }

  /** In a loop as long as the storage is done at once, which memory is: there can be more of them than the stack holds. */
  private void storeSingly(Storage storage, int from, Promise<Void> done) {
    for (int i = from; i < writes.size(); i++) {
      // What is appended goes behind what was stored of those before it
      writes.get(i).locate(storage.length());
      Future<Void> write = writes.get(i).start(storage);
      if (!write.isComplete()) {
        int index = i;
        write.onComplete((v, failure) -> {
          failures[index] = failure;
          storeSingly(storage, index + 1, done);
        });
        return;
      }
      failures[i] = write.cause();
    }
    done.complete();
  }

  @Override
  void note(Throwable failure, boolean atOnce) {
    pooled.release();
    if (failure == null && failures == null) {
      writes.get(0).noteAll(length(), atOnce);
      return;
    }
    for (int i = 0; i < writes.size(); i++) {
      writes.get(i).note(failures != null ? failures[i] : failure, atOnce);
    }
  }

  @Override
  void settle(Void result, Throwable failure) {
    writes.get(0).settleTogether(v -> tellAll(failure));
  }

  private void tellAll(Throwable failure) {
    writes.get(0).release();
    for (int i = 0; i < writes.size(); i++) {
      writes.get(i).tell(failures != null ? failures[i] : failure);
    }
  }
}
