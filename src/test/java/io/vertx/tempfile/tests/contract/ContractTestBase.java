/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the tests of the contract have in common: content in chunks, streams as futures, and calls made in one turn of the owner.
 */
abstract class ContractTestBase extends TempFileTestBase {

  static final int CHUNK = 1000;
  static final int CHUNKS = 10;
  /** More than the threshold of the kind that rolls over, in ten chunks. */
  static final Buffer CONTENT = random(CHUNKS * CHUNK);
  /** What is written where only the length matters. */
  static final Buffer RECORD = random(1024);

  /**
   * What the read stream delivers, complete when it ends.
   */
  static Future<Buffer> stream(TempFile file) {
    Promise<Buffer> ended = Promise.promise();
    Buffer received = Buffer.buffer();
    file.exceptionHandler(ended::tryFail);
    file.endHandler(v -> ended.tryComplete(received));
    file.handler(received::appendBuffer);
    return ended.future();
  }

  /**
   * Call something in one turn of a context.
   */
  static <T> Future<T> on(Context context, Supplier<Future<T>> calls) {
    Promise<T> done = Promise.promise();
    context.runOnContext(v -> {
      try {
        calls.get().onComplete(done);
      } catch (Throwable e) {
        done.fail(e);
      }
    });
    return done.future();
  }

  /**
   * A file owned by a context.
   */
  TempFile open(Context owner, Kind kind, TempFileOptions options) {
    return await(on(owner, () -> kind.open(fs, options)));
  }

  TempFile open(Context owner, Kind kind) {
    return open(owner, kind, new TempFileOptions());
  }

  /**
   * Wait until what was called is done and the owner has had some turns, in which it would have been told of anything.
   */
  static void settle(TempFile file) {
    Future<Long> settled = file.size();
    for (int turn = 0; turn < 5; turn++) {
      settled = settled.compose(size -> {
        Promise<Long> next = Promise.promise();
        Vertx.currentContext().runOnContext(v -> next.complete(size));
        return next.future();
      });
    }
    await(settled);
  }

  static Buffer chunk(int index) {
    return CONTENT.getBuffer(index * CHUNK, (index + 1) * CHUNK);
  }

  static List<Future<Void>> writeInChunks(TempFile file) {
    List<Future<Void>> writes = new ArrayList<>();
    for (int i = 0; i < CHUNKS; i++) {
      writes.add(file.write(chunk(i)));
    }
    return writes;
  }

  static Buffer zeros(int count) {
    return Buffer.buffer(new byte[count]);
  }

  static Buffer filled(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return Buffer.buffer(bytes);
  }

  static Buffer concat(Buffer... parts) {
    Buffer all = Buffer.buffer();
    for (Buffer part : parts) {
      all.appendBuffer(part);
    }
    return all;
  }
}
