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
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * The write of a buffer, at a position or at the end of the file.
 */
final class WriteOperation extends Operation<Void> implements Handler<Void> {

  interface Listener {
    /**
     * @param bytes how many bytes are not under way any more
     * @param streamFailure the failure of a stream write, or null
     */
    void noted(int bytes, Throwable streamFailure, boolean atOnce);

    /** The failure of a write that would give the file that size. */
    TempFileLimitException beyond(long size);

    /**
     * Have what came of writes that took some time told with the next turn of the owner.
     */
    void tellNext(Handler<Void> outcomes);

    /**
     * That turn has come: they are under way until then, so that nothing changes within a turn.
     */
    void release();
  }

  final Buffer data;
  /** Whether it is part of the stream, rather than a positional write. */
  private final boolean stream;
  private final boolean atEnd;
  private final long limit;
  private final Listener listener;
  private final Completable<Void> outcome;
  /** Where it goes; where it is expected to go as long as it goes to the end and its turn has not come. */
  private long position;
  /** Whether it was done within the call that started it. */
  private boolean atOnce;
  private Throwable failure;

  /**
   * @param atEnd whether it goes to where the file ends when its turn comes
   * @param limit the size in bytes that the file may reach
   */
  WriteOperation(Buffer data, long position, boolean atEnd, boolean stream, long limit, Listener listener, Completable<Void> outcome) {
    this.data = data;
    this.position = position;
    this.atEnd = atEnd;
    this.stream = stream;
    this.limit = limit;
    this.listener = listener;
    this.outcome = outcome;
  }

  long position() {
    return position;
  }

  @Override
  boolean isRead() {
    return false;
  }

  /**
   * Whether this write goes on where another one, or those behind it that go on from there, end.
   *
   * @param bytes how many bytes these are together
   */
  boolean continues(WriteOperation first, int bytes) {
    return atEnd == first.atEnd && (atEnd || position == first.position + bytes);
  }

  /**
   * Whether as many bytes from here on are within the limit. Known once its turn has come.
   */
  boolean reaches(int bytes) {
    return position + bytes <= limit;
  }

  @Override
  void locate(long length) {
    if (atEnd) {
      position = length;
    }
    if (data.length() > Storage.LARGEST_COPY) {
      // A worker does it also in memory, which knows nothing of others at the same time
      touchAll();
    } else {
      touch(position, data.length(), length);
    }
  }

  @Override
  Future<Void> start(Storage storage) {
    return reaches(data.length())
      ? storage.write(data, position)
      : Future.failedFuture(listener.beyond(position + data.length()));
  }

  @Override
  void note(Throwable failure, boolean atOnce) {
    this.atOnce = atOnce;
    listener.noted(data.length(), stream ? failure : null, atOnce);
  }

  /**
   * Take notice that this write and those behind it succeeded.
   *
   * @param bytes how many bytes they have together
   */
  void noteAll(int bytes, boolean atOnce) {
    this.atOnce = atOnce;
    listener.noted(bytes, null, atOnce);
  }

  /**
   * Tell the outcomes of this write and others together.
   */
  void settleTogether(Handler<Void> outcomes) {
    if (atOnce) {
      outcomes.handle(null);
    } else {
      listener.tellNext(outcomes);
    }
  }

  @Override
  void settle(Void result, Throwable failure) {
    this.failure = failure;
    settleTogether(this);
  }

  /** Tell the outcome. */
  @Override
  public void handle(Void v) {
    release();
    tell(failure);
  }

  void release() {
    if (!atOnce) {
      listener.release();
    }
  }

  void tell(Throwable failure) {
    outcome.complete(null, failure);
  }
}
