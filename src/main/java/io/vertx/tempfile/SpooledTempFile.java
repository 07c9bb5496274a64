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

import io.vertx.codegen.annotations.VertxGen;
import io.vertx.core.Future;

/**
 * A temporary file that stays in memory until it has more than
 * {@link SpooledTempFileOptions#setMaxInMemorySize maxInMemorySize} bytes, and then moves once and for all to an unnamed file on disk.
 * Before and after nothing differs: content, positions, order, handlers.
 */
@VertxGen
public interface SpooledTempFile extends TempFile {

  /**
   * Tell whether the content is in memory, as of now: a write that was called and is not complete may change it.
   *
   * @return true in memory, false on disk
   */
  boolean isInMemory();

  /**
   * Move the content to disk now, whatever its size.
   *
   * @return a future completed when the content is on disk, also when it was there already; failed with a
   * {@link io.vertx.core.file.FileSystemException} when the disk refuses it: the content stays in memory then, and usable
   */
  Future<Void> rollover();
}
