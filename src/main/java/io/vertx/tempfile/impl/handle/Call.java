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
import io.vertx.tempfile.impl.base.Outcomes;

/**
 * An operation that was called by a user of the handle, who is told what came of it in the order of the calls.
 */
abstract class Call<T> extends Operation<T> implements Outcomes.Telling {

  /** Null as long as it may be told within the call. Set by the thread that calls; completed in a turn of the owner. */
  private Promise<T> promise;

  /**
   * Be told by a promise.
   */
  final Future<T> promise(Promise<T> promise) {
    this.promise = promise;
    return promise.future();
  }

  /**
   * Be taken into account by the handle, which is open. Called with the lock of the handle.
   *
   * @throws RuntimeException when it is refused, and then nothing has changed
   */
  void accept() {
  }

  /**
   * Take notice that this and all that was called before are done. This is the last moment to change the outcome. Called with the lock of
   * the handle.
   */
  void settling() {
  }

  /**
   * Take notice that the outcome is settled, and waits for a turn of the owner. Called with the lock of the handle.
   */
  void settled() {
  }

  @Override
  public void due() {
  }

  /**
   * Take notice that this is told within the call that made it. Called with the lock of the handle.
   */
  void dueWithinCall() {
  }

  @Override
  public void tell() {
    promise.complete(result, failure);
  }
}
