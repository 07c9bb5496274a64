/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import io.vertx.core.file.FileSystemException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.RejectedExecutionException;

/**
 * What a failure of the disk is called: the operation, the path, and the cause as {@code java.nio.file} has it.
 */
public final class DiskFailures {

  private DiskFailures() {
  }

  public static FileSystemException failure(String operation, Object path, Throwable cause) {
    String reason = cause.getMessage() == null || cause.getMessage().equals(String.valueOf(path))
      ? cause.getClass().getSimpleName()
      : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new FileSystemException("Unable to " + operation + " '" + path + "' (" + reason + ")", cause);
  }

  /**
   * The failure to create something in {@code directory}, where the platform's cause is vague made precise.
   */
  public static FileSystemException creationFailure(String what, Path directory, IOException cause) {
    IOException precise = cause;
    if (cause.getClass() == java.nio.file.FileSystemException.class && Files.exists(directory) && !Files.isDirectory(directory)) {
      precise = new NotDirectoryException(directory.toString());
      precise.addSuppressed(cause);
    }
    return failure("create a temporary " + what + " in", directory, precise);
  }

  /**
   * What a failure comes from, where it is one that Vert.x or we made of another.
   */
  public static Throwable origin(Throwable failure) {
    return failure instanceof FileSystemException && failure.getCause() != null ? failure.getCause() : failure;
  }

  /**
   * The failure of work that was not even taken, because Vert.x is closed.
   */
  public static ClosedException closed(RejectedExecutionException cause) {
    return new ClosedException("Vert.x is closed", cause);
  }

  /**
   * Whether a disk is full, or what its user may have of it is used up. The JDK has no exception for it, but what the system says.
   */
  public static boolean isNoRoom(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (cause instanceof IOException && message != null
        && (message.contains("No space left on device") || message.contains("Disk quota exceeded")
        || message.contains("There is not enough space on the disk"))) {
        return true;
      }
    }
    return false;
  }
}
