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

import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.streams.ReadStream;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The streams that are being staged and, as they can be read once only and do not tell, the parts of forms that were. Any
 * thread may call.
 */
final class StagedSources {

  private static final Set<ReadStream<?>> STAGED = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private StagedSources() {
  }

  /**
   * @throws IllegalStateException when it is being staged, or has been
   */
  static void enter(ReadStream<?> source) {
    if (!STAGED.add(source)) {
      throw new IllegalStateException("The stream is staged already");
    }
  }

  static void leave(ReadStream<?> source) {
    if (!(source instanceof HttpServerFileUpload)) {
      STAGED.remove(source);
    }
  }
}
