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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes that follow each other without a gap, stored as one.
 * <p>
 * When the one write fails they are done singly, so that none fails that would have succeeded alone.
 */
final class WriteGroup extends Operation<Void> {

  private final List<WriteOperation> writes = new ArrayList<>();
  private int bytes;
  /** The failures of the writes done singly, by index; null while none was. */
  private Throwable[] failures;

  WriteGroup(WriteOperation first) {
    writes.add(first);
    bytes = first.data.length();
  }

  int size() {
    return writes.size();
  }

  /**
   * Take in one more if it continues the others and there is room for it.
   */
  boolean add(WriteOperation write, int largest) {
    WriteOperation first = writes.get(0);
    if (bytes + (long) write.data.length() > largest || !write.continues(first, first.position() + bytes)) {
      return false;
    }
    writes.add(write);
    bytes += write.data.length();
    return true;
  }

  @Override
  void locate(long length) {
    long position = writes.get(0).position();
    touch(position, bytes, length);
    for (WriteOperation write : writes) {
      write.locate(position);
      position += write.data.length();
    }
  }

  @Override
  boolean isRead() {
    return false;
  }

  @Override
  Future<Void> start(Storage storage) {
    Buffer all = Buffer.buffer(bytes);
    for (WriteOperation write : writes) {
      all.appendBuffer(write.data);
    }
    return storage.write(all, writes.get(0).position()).recover(failure -> {
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
    for (int i = 0; i < writes.size(); i++) {
      writes.get(i).note(failures != null ? failures[i] : failure, atOnce);
    }
  }

  @Override
  void settle(Void result, Throwable failure) {
    for (int i = 0; i < writes.size(); i++) {
      writes.get(i).settle(null, failures != null ? failures[i] : failure);
    }
  }
}
