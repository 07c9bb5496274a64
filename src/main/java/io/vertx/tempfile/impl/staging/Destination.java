/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/**
 * Where the bytes of a source go.
 *
 * @param <T> what is there in the end
 */
interface Destination<T> {

  /**
   * Take the next bytes. Called on the context of the source, or by who opened this.
   *
   * @return a future completed when they are stored, or failed; not on any particular context
   * @throws RuntimeException when they are refused, an {@link IllegalStateException} when this is closed
   */
  Future<Void> write(Buffer buffer);

  /**
   * @throws IllegalStateException when this is closed
   */
  boolean isFull();

  /**
   * Call a handler, on the context of the owner, once this is not full.
   *
   * @throws IllegalStateException when this is closed
   */
  void drainHandler(Handler<Void> handler);

  /**
   * A future completed when something else has closed this, failed when something else than a write has failed.
   */
  Future<Void> ended();

  /**
   * The part of a form that is being written, or null.
   */
  String part();

  /**
   * All bytes were written: see whether they are all, and wait until they are stored.
   *
   * @return a future on the context of the owner
   * @throws RuntimeException when they are not all
   */
  Future<T> finish();

  /**
   * Give up what was written.
   *
   * @return a future on the context of the owner
   */
  Future<Void> close();
}
