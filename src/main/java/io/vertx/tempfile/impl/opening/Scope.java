/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.opening;

import io.vertx.core.Future;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.impl.handle.TempFileImpl;

import java.util.Objects;
import java.util.function.Function;

/**
 * The time of a block in which something is open.
 */
public final class Scope {

  private Scope() {
  }

  /**
   * Like {@link #within}, with a file that is deleted in the end whatever its options say of a close.
   */
  public static <H extends TempFile, T> Future<T> ofFile(Future<H> opening, Function<H, Future<T>> block) {
    return within(opening, block, file -> ((TempFileImpl) file).discard());
  }

  /**
   * Hand what is opened to a block, and close it when that is done. The failure of the block wins; a failure to close is added to it, or is
   * the result.
   */
  public static <H, T> Future<T> within(Future<H> opening, Function<H, Future<T>> block, Function<H, Future<Void>> close) {
    return opening.compose(handle -> Future.<Void>succeededFuture()
      .compose(v -> Objects.requireNonNull(block.apply(handle), "The block returned no future"))
      .transform((result, failure) -> close.apply(handle).transform((w, closing) -> {
        if (failure != null && closing != null && failure != closing) {
          failure.addSuppressed(closing);
        }
        Throwable told = failure != null ? failure : closing;
        return told != null ? Future.failedFuture(told) : Future.succeededFuture(result);
      })));
  }
}
