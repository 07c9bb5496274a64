/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.response;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.ArrayDeque;

/**
 * The way of bytes from a storage through memory to a response.
 * <p>
 * A few pieces are on their way at a time, read or written; the outcomes of the writes are the back-pressure, so that no handler of the
 * response, which may have the user's, is taken. Confined to turns of the context.
 */
final class ResponsePipe {

  private static final int LARGEST_NUMBER_OF_PIECES = 4;

  private final HttpServerResponse response;
  private final ContextInternal context;
  private final Storage storage;
  private final Runnable begin;
  private final long end;
  private final Promise<Void> done = Promise.promise();
  /** In the order of their positions. */
  private final ArrayDeque<Future<Buffer>> reads = new ArrayDeque<>(LARGEST_NUMBER_OF_PIECES);
  private int writes;
  /** Where the next read is. */
  private long readPosition;
  private long writePosition;
  private boolean begun;
  private Throwable failure;

  /**
   * @param begin called right before the first write, which is not done when it throws
   */
  ResponsePipe(HttpServerResponse response, ContextInternal context, Storage storage, long offset, long count, Runnable begin) {
    this.response = response;
    this.context = context;
    this.storage = storage;
    this.begin = begin;
    this.readPosition = offset;
    this.writePosition = offset;
    this.end = offset + count;
  }

  /**
   * @return a future completed when the response is written, or failed, and no read is under way
   */
  Future<Void> start() {
    proceed();
    return done.future();
  }

  private void proceed() {
    while (failure == null && !reads.isEmpty() && reads.peek().isComplete()) {
      write(reads.poll());
    }
    while (failure == null && readPosition < end && reads.size() + writes < LARGEST_NUMBER_OF_PIECES) {
      read();
    }
    if (failure != null) {
      reads.removeIf(Future::isComplete);
    }
    if (reads.isEmpty() && (failure != null || writePosition == end && writes == 0)) {
      finish();
    }
  }

  private void finish() {
    if (failure != null) {
      done.tryFail(failure);
    } else {
      done.tryComplete();
    }
  }

  private void read() {
    int count = (int) Math.min(ResponseBody.PIECE, end - readPosition);
    Future<Buffer> read = storage.read(readPosition, count)
      .compose(data -> data.length() == count ? Future.succeededFuture(data) : Future.failedFuture(ResponseBody.becameShorter()));
    readPosition += count;
    reads.add(read);
    read.onComplete(result -> next(this::proceed));
  }

  private void write(Future<Buffer> read) {
    if (read.failed()) {
      fail(read.cause());
      return;
    }
    Buffer data = read.result();
    writePosition += data.length();
    Future<Void> write;
    try {
      if (!begun) {
        begin.run();
        begun = true;
      }
      write = writePosition == end ? response.end(data) : response.write(data);
    } catch (RuntimeException e) {
      fail(e);
      return;
    }
    writes++;
    write.onComplete((v, cause) -> next(() -> {
      writes--;
      if (cause != null) {
        fail(cause);
      }
      proceed();
    }));
  }

  /** A client that waits for the rest has to learn that it does not come; one that waits for all may still get another answer. */
  private void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
      if (begun) {
        response.reset();
      }
    }
  }

  /** Never within the step that asks for it. */
  private void next(Runnable step) {
    Turn.next(context, step);
  }
}
