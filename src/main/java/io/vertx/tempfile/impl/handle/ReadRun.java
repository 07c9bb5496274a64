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
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * The read of many bytes into one buffer, in pieces that do not tie up a worker or its direct memory.
 */
final class ReadRun {

  private static final int PIECE = Storage.LARGEST_COPY;

  private final Storage storage;
  private final long position;
  private final int count;
  private final Promise<Buffer> done = Promise.promise();
  private Buffer read;

  private ReadRun(Storage storage, long position, int count) {
    this.storage = storage;
    this.position = position;
    this.count = count;
  }

  /**
   * Read up to {@code count} bytes, fewer at the end of the file only.
   */
  static Future<Buffer> read(Storage storage, long position, int count) {
    if (count <= PIECE) {
      return storage.read(position, count);
    }
    return storage.size().compose(size -> {
      int there = (int) Math.max(0, Math.min(count, size - position));
      return there <= PIECE ? storage.read(position, there) : new ReadRun(storage, position, there).start();
    });
  }

  /**
   * Read from a position to the end of the file.
   */
  static Future<Buffer> readToEnd(Storage storage, long position) {
    return storage.size().compose(size -> {
      if (size - position > Integer.MAX_VALUE) {
        throw new FileSystemException("Unable to read " + (size - position) + " bytes into one buffer");
      }
      return read(storage, position, (int) Math.max(0, size - position));
    });
  }

  private Future<Buffer> start() {
    read = Buffer.buffer(count);
    next();
    return done.future();
  }

  private void next() {
    for (;;) {
      Future<Buffer> piece = storage.read(position + read.length(), Math.min(PIECE, count - read.length()));
      if (!piece.isComplete()) {
        piece.onComplete((data, failure) -> {
          if (take(data, failure)) {
            next();
          }
        });
        return;
      }
      if (!take(piece.result(), piece.cause())) {
        return;
      }
    }
  }

  /**
   * @return whether there is more to read
   */
  private boolean take(Buffer data, Throwable failure) {
    if (failure != null) {
      done.fail(failure);
      return false;
    }
    read.appendBuffer(data);
    if (data.length() == 0 || read.length() == count) {
      done.complete(read);
      return false;
    }
    return true;
  }
}
