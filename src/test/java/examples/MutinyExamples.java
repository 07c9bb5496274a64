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

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileSystem;

/**
 * The same with Mutiny.
 */
public class MutinyExamples {

  public Uni<String> scope(TempFileSystem fs) {
    // tag::scope[]
    Uni<String> content = Uni.createFrom().completionStage(() -> fs
      .withSpooledTempFile(new SpooledTempFileOptions(), file -> file
        .write("pears\napples\n")
        .compose(v -> file.readAll()))
      .map(Buffer::toString)
      .toCompletionStage());
    // end::scope[]
    return content;
  }
}
