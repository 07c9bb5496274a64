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
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileSystem;

import java.util.function.Function;

/**
 * Files that last as long as a block of code.
 */
public class ScopeExamples {

  public Future<Buffer> scope(TempFileSystem fs) {
    // tag::scope[]
    Future<Buffer> result = fs.withSpooledTempFile(new SpooledTempFileOptions(), file -> file
      .write("gone when the block is done")
      .compose(v -> file.readAll()));
    // end::scope[]
    return result;
  }

  public Future<String> namedScope(TempFileSystem fs, Function<String, Future<String>> tool) {
    // tag::scope-named[]
    NamedTempFileOptions options = new NamedTempFileOptions().setSuffix(".txt").setDeleteOnClose(false);
    Future<String> result = fs.withNamedTempFile(options, file -> file
      .write("input of the tool")
      .compose(v -> file.close())              // Windows wants it closed, and the file stays
      .compose(v -> tool.apply(file.path()))); // gone when this future completes
    // end::scope-named[]
    return result;
  }
}
