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

/**
 * Something that can be closed over the head of whoever has it.
 */
public interface Disposable {

  /**
   * @return a future completed, on no particular context, when it has come to its end in this or another way
   */
  Future<Void> dispose();

  /**
   * What stands for this where it is to be known only as long as somebody has it, or waits for what was called on it.
   */
  default Disposable watched() {
    return this;
  }
}
