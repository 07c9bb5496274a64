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
import io.vertx.core.Future;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;

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

  /**
   * Open the file a second time, with a position of its own. The new handle belongs to the context that calls, and does not delete
   * anything.
   *
   * @param options how to open it: read, write, append, sync, dsync and truncateExisting count; the file is there, so nothing is created
   * @return a future completed with the handle; failed with a {@link io.vertx.core.file.FileSystemException} when the name is gone
   * (caused by a {@link java.nio.file.NoSuchFileException}) or has become the name of another file, with an
   * {@link IllegalArgumentException} when the options say createNew or deleteOnClose
   */
  Future<AsyncFile> reopen(OpenOptions options);

  /**
   * Leave the file at its path for good: it is closed, and nobody deletes it any more. The handle is consumed.
   *
   * @return a future completed with the path; failed with a {@link io.vertx.core.file.FileSystemException}, and the handle as before,
   * when the name is gone or has become the name of another file
   */
  Future<String> keep();

  /**
   * Take the name away now. The handle stays open and goes on working; after {@link #close()} it deletes what
   * {@link NamedTempFileOptions#setDeleteOnClose deleteOnClose} false has left.
   *
   * @return a future completed when the name is gone, also when it was gone already
   */
  Future<Void> delete();
}
