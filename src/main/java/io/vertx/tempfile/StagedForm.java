/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.VertxGen;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;

import java.util.List;

/**
 * A whole form: its fields, and its files, each of them staged.
 * <p>
 * The files belong to the owner, as all handles do. {@link #close()} closes those that are still there.
 */
@VertxGen
public interface StagedForm {

  /**
   * {@return the fields that are no files, in the order in which they were sent; names are compared as they are written}
   */
  MultiMap fields();

  /**
   * {@return the files, in the order in which they were sent; a file input that was left empty is none}
   */
  List<StagedFile> files();

  /**
   * Look for a file.
   *
   * @param name the name of the field
   * @return the first file of that field, or null
   */
  @Nullable StagedFile file(String name);

  /**
   * Close all files that were not published, kept or checked in.
   *
   * @return a future completed when they are gone, the same one again when called again
   */
  Future<Void> close();
}
