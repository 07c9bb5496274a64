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

import io.vertx.codegen.annotations.CacheReturn;
import io.vertx.codegen.annotations.VertxGen;

/**
 * A temporary file with a name, which other processes and other file APIs can open by its {@link #path()}.
 */
@VertxGen
public interface NamedTempFile extends TempFile {

  /**
   * Tell the path of the file, also after it is closed or deleted.
   *
   * @return the absolute path
   */
  @CacheReturn
  String path();
}
