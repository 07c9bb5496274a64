/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.Pipe;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.impl.handle.TempFileImpl;

import java.util.function.Supplier;

/**
 * The way of one stream into a file, with the file gone and the source let run off when it comes to nothing.
 */
final class Staging {

  private final Pipe<Buffer> pipe;
  /** The outcome of the pipe, or that the file was closed over its head. */
  private final Promise<Void> outcome = Promise.promise();

  private Staging(ReadStream<Buffer> source) {
    this.pipe = source.pipe().endOnComplete(false);
  }

  /**
   * Pause the source, open the file, and pipe.
   */
  static Future<SpooledTempFile> stage(ReadStream<Buffer> source, Supplier<Future<SpooledTempFile>> opener) {
    Staging staging = new Staging(source);
    return opener.get()
      .onFailure(failure -> staging.pipe.close())
      .compose(staging::fill);
  }

  private Future<SpooledTempFile> fill(SpooledTempFile file) {
    ((TempFileImpl) file).gone().onComplete(v -> {
      if (outcome.tryFail(new IllegalStateException("The file was closed while it was staged: its owner or its file system closed"))) {
        pipe.close();
      }
    });
    pipe.to(file).onComplete(piped -> {
      if (piped.succeeded()) {
        outcome.tryComplete();
      } else {
        outcome.tryFail(piped.cause());
      }
    });
    return outcome.future()
      .compose(v -> ((TempFileImpl) file).stored())
      .transform((v, failure) -> failure == null
        ? Future.succeededFuture(file)
        : file.close().transform((w, ignored) -> Future.failedFuture(failure)));
  }
}
