/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.promises;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.tests.Kind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What promises are checked on: files of one kind in a file system, on one storage or another.
 */
final class Subject {

  final Path directory;
  /** Owns the files. */
  final Context owner;
  private final TempFileSystem fs;
  private final Kind kind;
  private final int patienceMillis;
  /** A file that was forgotten would be closed. */
  private final List<TempFile> held = new ArrayList<>();

  Subject(Vertx vertx, TempFileSystem fs, Kind kind, Path directory, int patienceMillis) {
    this.owner = vertx.getOrCreateContext();
    this.fs = fs;
    this.kind = kind;
    this.directory = directory;
    this.patienceMillis = patienceMillis;
  }

  TempFile open(TempFileOptions options) {
    TempFile file = await(onOwner(() -> kind.open(fs, options)));
    held.add(file);
    return file;
  }

  TempFile open() {
    return open(new TempFileOptions());
  }

  TempFileSystemStats stats() {
    return fs.stats();
  }

  Future<Void> closeFileSystem() {
    return fs.close();
  }

  /**
   * Call something in one turn of the owner.
   */
  <T> Future<T> onOwner(Supplier<Future<T>> calls) {
    Promise<T> done = Promise.promise();
    owner.runOnContext(v -> {
      try {
        calls.get().onComplete(done);
      } catch (Throwable e) {
        done.fail(e);
      }
    });
    return done.future();
  }

  <T> T await(Future<T> future) {
    try {
      return future.await(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not completed in " + patienceMillis + " ms", e);
    }
  }

  /**
   * The failure of a future, null when it has none.
   */
  Throwable failureOf(Future<?> future) {
    return await(future.transform(outcome -> Future.succeededFuture(outcome.cause())));
  }

  Buffer contentOf(TempFile file) {
    file.setReadPos(0);
    return await(file.readAll());
  }
}
