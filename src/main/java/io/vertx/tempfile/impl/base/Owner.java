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
import io.vertx.core.Handler;
import io.vertx.core.Promise;

/**
 * Whom something open belongs to, as seen by what is open: it is told everything in turns of its own.
 */
public interface Owner {

  /**
   * A promise whose future completes in a turn of the owner.
   */
  <T> Promise<T> promise();

  /**
   * What is told within the call.
   */
  <T> Future<T> succeeded(T result);

  /**
   * What is refused within the call.
   */
  <T> Future<T> failed(Throwable failure);

  /**
   * Do something with the next turn, or here when there are no more turns.
   */
  void next(Runnable task);

  /**
   * Hand something to a handler of the user, in a turn. What the handler throws is reported, and goes no further.
   */
  <T> void dispatch(T event, Handler<T> handler);

  /**
   * Report a failure that nobody else is told of, in a turn.
   */
  void report(Throwable failure);

  /**
   * Whether the calling thread runs a turn of the owner.
   */
  boolean isCalling();

  /**
   * Claim to tell something within the call that the calling thread makes.
   *
   * @return false when it has to wait for the next turn: it is not the owner that calls, or it was told enough within its calls
   */
  boolean claimCall();

  /**
   * Whether a turn can wait for what later turns bring.
   */
  boolean canWait();
}
