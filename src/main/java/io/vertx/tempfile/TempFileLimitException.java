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

import io.vertx.core.file.FileSystemException;

/**
 * Thrown when a write or truncate would pass a size limit. Nothing of that write is stored.
 */
public class TempFileLimitException extends FileSystemException {

  private static final long serialVersionUID = 1L;

  /** The limit in bytes. */
  private final long limit;
  /** The size in bytes that would have been reached. */
  private final long size;

  /**
   * Create the failure of an operation that would pass a limit.
   *
   * @param message what was refused
   * @param limit the limit in bytes
   * @param size the size in bytes that would have been reached
   */
  public TempFileLimitException(String message, long limit, long size) {
    super(message);
    this.limit = limit;
    this.size = size;
  }

  /**
   * {@return the limit in bytes}
   */
  public long limit() {
    return limit;
  }

  /**
   * {@return the size in bytes that the refused operation would have reached}
   */
  public long size() {
    return size;
  }
}
