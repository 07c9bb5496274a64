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

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * The write of a buffer, at a position or at the end of the file.
 */
final class WriteOperation extends Operation<Void> {

  static final long AT_END = -1;

  interface Listener {
    void noted(WriteOperation write, Throwable failure, boolean atOnce);

    /** The failure of a write that would give the file that size. */
    TempFileLimitException beyond(long size);
  }

  final Buffer data;
  /** Whether it is part of the stream, rather than a positional write. */
  final boolean stream;
  private final boolean atEnd;
  private final long limit;
  private final Listener listener;
  private final Completable<Void> outcome;
  /** Where it goes, or AT_END until its turn comes. */
  private long position;

  /**
   * @param limit the size in bytes that the file may reach
   */
  WriteOperation(Buffer data, long position, boolean stream, long limit, Listener listener, Completable<Void> outcome) {
    this.data = data;
    this.position = position;
    this.atEnd = position == AT_END;
    this.stream = stream;
    this.limit = limit;
    this.listener = listener;
    this.outcome = outcome;
  }

  long position() {
    return position;
  }

  /**
   * Whether this write goes on where those from {@code first} on end, within the limit.
   */
  boolean continues(WriteOperation first, long end) {
    return atEnd == first.atEnd && (atEnd || position == end) && end + data.length() <= limit;
  }

  @Override
  void locate(long length) {
    if (atEnd) {
      position = length;
    }
    touch(position, data.length(), length);
  }

  @Override
  boolean isRead() {
    return false;
  }

  @Override
  Future<Void> start(Storage storage) {
    return position + data.length() > limit
      ? Future.failedFuture(listener.beyond(position + data.length()))
      : storage.write(data, position);
  }

  @Override
  void note(Throwable failure, boolean atOnce) {
    listener.noted(this, failure, atOnce);
  }

  @Override
  void settle(Void result, Throwable failure) {
    outcome.complete(null, failure);
  }
}
