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

import java.util.concurrent.RejectedExecutionException;

/**
 * The next turn of a context.
 */
public final class Turn {

  private Turn() {
  }

  /**
   * Do something with the next turn of a context, or here when it takes no more turns.
   */
  public static void next(ContextInternal owner, Runnable task) {
    try {
      owner.runOnContext(v -> task.run());
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }
}
