/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.storage;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * The way through many bytes in pieces, one after the other.
 * <p>
 * An {@link io.vertx.core.file.AsyncFile} takes as much direct memory as it is given bytes at once, and is never heard of again when there
 * is not as much.
 */
final class Pieces {

  /** Each worker keeps as much direct memory, once it had to do with such a piece. */
  static final int LARGEST = 512 * 1024;

  interface Step {

    /**
     * Do the next {@code count} bytes, {@code done} bytes being done.
     *
     * @return how many bytes that were; fewer than {@code count} are the last
     */
    Future<Integer> take(int done, int count);
  }

  private final int total;
  private final Step step;
  private final Promise<Integer> outcome = Promise.promise();
  /** Changed by the thread that has done a piece, before it begins the next one. */
  private int done;

  private Pieces(int total, Step step) {
    this.total = total;
    this.step = step;
  }

  /**
   * @return how many bytes were done
   */
  static Future<Integer> walk(int total, Step step) {
    if (total <= LARGEST) {
      return step.take(0, total);
    }
    Pieces pieces = new Pieces(total, step);
    pieces.next();
    return pieces.outcome.future();
  }

  private void next() {
    int count = Math.min(LARGEST, total - done);
    Future<Integer> piece;
    try {
      piece = step.take(done, count);
    } catch (RuntimeException | Error e) {
      outcome.fail(e);
      return;
    }
    piece.onComplete((taken, failure) -> {
      if (failure != null) {
        outcome.fail(failure);
        return;
      }
      done += taken;
      if (taken < count || done == total) {
        outcome.complete(done);
      } else {
        next();
      }
    });
  }
}
