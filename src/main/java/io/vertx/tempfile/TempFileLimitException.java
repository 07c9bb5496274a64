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
 * Thrown when something would pass a limit: a write or truncate that of a file or of the disk, a form one of its own. Nothing of what was
 * refused is stored.
 */
public class TempFileLimitException extends FileSystemException {

  private static final long serialVersionUID = 1L;

  /** The property of the options. */
  private final String property;
  /** The limit in bytes, or how many there may be. */
  private final long limit;
  /** What would have been reached. */
  private final long size;

  /**
   * Create the failure of an operation that would pass a limit.
   *
   * @param message what was refused
   * @param property the property of the options that sets the limit, such as {@code maxFileSize}
   * @param limit the limit in bytes, or in files or fields where these are counted
   * @param size what would have been reached, in the same unit
   */
  public TempFileLimitException(String message, String property, long limit, long size) {
    super(message);
    this.property = property;
    this.limit = limit;
    this.size = size;
  }

  /**
   * {@return the name of the property that sets the limit: {@code maxFileSize}, {@code diskQuota}, or one of {@link StagedFormOptions}}
   */
  public String property() {
    return property;
  }

  /**
   * {@return the limit in bytes, or in files or fields where these are counted}
   */
  public long limit() {
    return limit;
  }

  /**
   * {@return what the refused operation would have reached, in the unit of the limit; what was announced, or came until it was refused}
   */
  public long size() {
    return size;
  }
}
