/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.core.Future;

/**
 * The other side of a source. What it is told to do is done when the call returns, or on its way.
 */
interface Peer {

  default void sendFirst() {
  }

  default void sendRest() {
  }

  /** Say that this was all, if that is not said by the length. */
  default void finish() {
  }

  void close();

  /** Completes when it is closed, where that does not happen by itself when Vert.x closes. */
  default Future<?> closed() {
    return Future.succeededFuture();
  }

  /** Go without a word. */
  default void reset() {
    close();
  }
}
