/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.util.function.Function;

/**
 * How much files may use together, how much they do, and what was forgotten.
 */
public class LimitsExamples {

  public TempFileSystem limits(Vertx vertx) {
    // tag::limits[]
    TempFileSystem fs = TempFileSystem.createShared(vertx, new TempFileSystemOptions()
      .setMemoryBudget(64L * 1024 * 1024)
      .setDiskQuota(10L * 1024 * 1024 * 1024), "uploads");
    // end::limits[]
    return fs;
  }

  public long watch(Vertx vertx, TempFileSystem fs, long interval) {
    // tag::stats[]
    long timer = vertx.setPeriodic(interval, id -> vertx.eventBus().publish("metrics.uploads", fs.stats().toJson()));
    // end::stats[]
    return timer;
  }

  public Future<String> forgotten(TempFileSystem fs, Function<String, Future<String>> tool) {
    // tag::forgotten[]
    Future<String> path = fs.createTempDirectory().map(TempDirectory::path); // wrong: nobody has the directory any more
    Future<String> result = path.compose(tool);
    // end::forgotten[]
    return result;
  }

  public Future<String> remembered(TempFileSystem fs, Function<String, Future<String>> tool) {
    // tag::remembered[]
    Future<String> result = fs.createTempDirectory().compose(directory -> tool
      .apply(directory.path())
      .eventually(directory::close)); // held on to until here
    // end::remembered[]
    return result;
  }
}
