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

import io.vertx.core.internal.ContextInternal;

/**
 * The calls of a context in which it was told at once what came of them.
 * <p>
 * What happens in memory is done when it is called, and told within the call. Code that goes on from one future to the next goes ever
 * deeper into the stack then, so only so much in a row is told at once; the next turn of the context begins anew. All that belongs to a
 * context, and to its duplicates, counts together. Used in turns of the context only.
 */
final class Calls {

  private static final int LARGEST_RUN = 64;

  private final ContextInternal context;
  private int inARow;

  private Calls(ContextInternal context) {
    this.context = context;
  }

  /**
   * Those of a context that is no duplicate.
   */
  static Calls of(ContextInternal context) {
    return (Calls) context.contextData().computeIfAbsent(Calls.class, key -> new Calls(context));
  }

  boolean claim() {
    if (inARow == LARGEST_RUN) {
      return false;
    }
    if (++inARow == LARGEST_RUN) {
      Turn.next(context, () -> inARow = 0);
    }
    return true;
  }
}
