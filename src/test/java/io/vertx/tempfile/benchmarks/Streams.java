/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

/**
 * The two ends of a stream, as fast as back-pressure lets them.
 */
final class Streams {

  private Streams() {
  }

  /**
   * Write a chunk so many times, as long as there is room and again when there is room again.
   *
   * @return completed when all was given to the stream, which may have to be ended to have it stored
   */
  static Future<Void> fill(WriteStream<Buffer> stream, Buffer chunk, long times) {
    Promise<Void> given = Promise.promise();
    new Object() {

      private long left = times;

      void go() {
        while (left > 0) {
          stream.write(chunk).onFailure(given::tryFail);
          left--;
          if (left > 0 && stream.writeQueueFull()) {
            stream.drainHandler(v -> go());
            return;
          }
        }
        given.tryComplete();
      }
    }.go();
    return given.future();
  }

  /**
   * Read to the end.
   *
   * @return how many bytes that were
   */
  static Future<Long> drain(ReadStream<Buffer> stream) {
    Promise<Long> end = Promise.promise();
    long[] bytes = new long[1];
    stream.exceptionHandler(end::tryFail);
    stream.endHandler(v -> end.tryComplete(bytes[0]));
    stream.handler(chunk -> bytes[0] += chunk.length());
    return end.future();
  }
}
