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
import io.vertx.tempfile.impl.staging.StagedFileImpl;

/**
 * A file of a form, staged, and what its client said of it.
 * <p>
 * What a client says is not to be trusted: the content may be of another type, and the file name may be that of anything. Store a file
 * under a name of your own, or under {@link #safeFileName()}.
 */
@VertxGen
public interface StagedFile {

  /**
   * Tell what was staged with a file. It is known as long as the file is, also to who {@linkplain TempFileSystem#claim(String) claims} it.
   *
   * @param file a file
   * @return what its client said of it, or null when it was not staged as part of a form
   */
  static @Nullable StagedFile of(TempFile file) {
    return StagedFileImpl.of(file);
  }

  /**
   * {@return the name of the field of the form}
   */
  String name();

  /**
   * {@return the name of the file as its client sent it, which may be empty and may contain separators and control characters}
   */
  String fileName();

  /**
   * {@return the last segment of the file name, fit to be a name in any directory: at most 255 bytes in UTF-8, without separators, control
   * characters and what Windows reserves, never empty nor only dots}
   */
  String safeFileName();

  /**
   * {@return the content type as sent, without its parameters; {@code application/octet-stream} when none was sent}
   */
  String contentType();

  /**
   * {@return the character set that the content type names, or null}
   */
  @Nullable String charset();

  /**
   * {@return the number of bytes that were staged}
   */
  long size();

  /**
   * {@return the file, which can be read from position 0}
   */
  SpooledTempFile file();
}
