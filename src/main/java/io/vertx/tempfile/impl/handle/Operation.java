/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import io.vertx.core.Future;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * Something that was called on a handle, from the call until its outcome is told.
 * <p>
 * {@link #from} and {@link #to} are the bytes that it depends on or changes, set by {@link #locate} when its turn comes.
 */
abstract class Operation<T> {

  long from;
  long to;

  /**
   * Say what this operation touches, given the length of the file that all operations before it make.
   */
  abstract void locate(long length);

  /**
   * Whether it changes nothing, so that it gets along with others of that kind.
   */
  abstract boolean isRead();

  abstract Future<T> start(Storage storage);

  /**
   * Take notice of the outcome before anything that comes after this operation starts. Must not call foreign code.
   *
   * @param atOnce whether {@link #start} had the outcome already
   */
  void note(Throwable failure, boolean atOnce) {
  }

  /**
   * Tell the outcome. Called once, without a lock, and after {@link #start} unless the handle is gone.
   */
  abstract void settle(T result, Throwable failure);

  /**
   * Touch a range of bytes; what touches the end of the file touches all that lies beyond it.
   */
  final void touch(long position, long count, long length) {
    if (count > length - position) {
      from = Math.min(position, length);
      to = Long.MAX_VALUE;
    } else {
      from = position;
      to = position + count;
    }
  }

  final void touchAll() {
    from = 0;
    to = Long.MAX_VALUE;
  }

  final boolean conflictsWith(Operation<?> other) {
    return from < other.to && other.from < to && !(isRead() && other.isRead());
  }
}
