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
 * Something that is done to the storage of a handle.
 * <p>
 * All methods but {@link #start} are called with the lock of the handle. {@link #from} and {@link #to} are the bytes that it depends on or
 * changes, set by {@link #locate} when its turn comes.
 */
abstract class Operation<T> {

  /** Where it is on its way through the {@link OperationQueue}. */
  enum Phase {
    WAITING, STARTING,
    /** Done while the thread that started it is still in {@link #start}. */
    DONE_EARLY,
    RUNNING, DONE
  }

  Phase phase = Phase.WAITING;
  T result;
  Throwable failure;
  long from;
  long to;

  /**
   * Say what it touches, given the length of the file that all operations before it make.
   */
  abstract void locate(long length);

  /**
   * Whether it changes the content, so that it does not get along with others that touch the same bytes.
   */
  abstract boolean changes();

  /**
   * Whether it is part of the stream of writes, of which one is done at a time.
   */
  boolean isStream() {
    return false;
  }

  /**
   * Why it is not to be started after all, null when it is. Asked when its turn has come.
   */
  Throwable refusal() {
    return null;
  }

  /**
   * Start. Called once, by the thread that found that its turn has come: who calls, a worker that has done another operation, or the owner.
   * Without the lock, unless it is known to be done within the call.
   */
  abstract Future<T> start(Storage storage);

  /**
   * Take notice that the storage has done this, or failed, before anything that comes after it is started.
   */
  void done() {
  }

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
    return from < other.to && other.from < to && (changes() || other.changes()) || isStream() && other.isStream();
  }
}
