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
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;

/**
 * What goes when.
 */
public class OwnershipExamples {

  // tag::verticle[]
  /** Its cache file is gone when the undeployment is done. */
  public static class CacheVerticle extends VerticleBase {

    private TempFile cache;

    @Override
    public Future<?> start() {
      return TempFileSystem.create(vertx).openTempFile().onSuccess(file -> cache = file);
    }
  }
  // end::verticle[]

  public Future<Integer> process(Vertx vertx, TempFileSystem fs) {
    // tag::process[]
    Future<Integer> exitCode = fs.openNamedTempFile("query-", ".sql").compose(file -> file
      .write("select 1;\n")
      .compose(v -> vertx.executeBlocking(() -> new ProcessBuilder("cat", file.path())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor()))
      .eventually(file::close));
    // end::process[]
    return exitCode;
  }

  public Future<Integer> descriptor(Vertx vertx, TempFileSystem fs) {
    // tag::descriptor[]
    Future<Integer> exitCode = fs.openTempFile().compose(file -> file
      .write("select 1;\n")
      .compose(v -> file.fileDescriptor())
      .map(descriptor -> "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor)
      .compose(path -> vertx.executeBlocking(() -> new ProcessBuilder("cat", path)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor()))
      .eventually(file::close));
    // end::descriptor[]
    return exitCode;
  }
}
