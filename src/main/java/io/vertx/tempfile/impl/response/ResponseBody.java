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
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.storage.Storage;

import java.io.EOFException;
import java.util.function.Supplier;

/**
 * A part of a storage as the body of a response: in one write when it is small or in memory, through a {@link ResponsePipe} otherwise.
 * <p>
 * Vert.x exports nothing by which a response tells whether its connection is encrypted or compressed, or what the method of its request
 * was. {@code HttpServerResponse.sendFile} of a channel is right whatever they are, but reads on the event loop, and slowly, where the
 * system cannot send from the file: so it is not used.
 */
public final class ResponseBody {

  /** In the place of a length: to the end. */
  public static final long REST = -1;

  /** As many bytes as one read of the storage has. */
  static final int PIECE = 256 * 1024;

  private final HttpServerResponse response;
  private final ContextInternal context;
  private final Storage storage;
  private final long offset;

  private ResponseBody(HttpServerResponse response, ContextInternal context, Storage storage, long offset) {
    this.response = response;
    this.context = context;
    this.storage = storage;
    this.offset = offset;
  }

  /**
   * Send a part of a storage, and end the response.
   *
   * @param length the number of bytes, or {@link #REST}
   * @param context where the response is used
   * @return a future completed, on no particular context, when nothing needs the storage any more
   */
  public static Future<Void> send(HttpServerResponse response, Storage storage, long offset, long length, ContextInternal context) {
    ResponseBody body = new ResponseBody(response, context, storage, offset);
    return storage.size().compose(size -> {
      long count = length == REST ? size - offset : length;
      if (count < 0 || count > size - offset) {
        return Future.failedFuture(new IllegalArgumentException(length == REST
          ? "offset must be at most the size of the file: " + offset + " > " + size
          : "offset + length must be at most the size of the file: " + offset + " + " + length + " > " + size));
      }
      return body.send(count);
    });
  }

  /**
   * @throws IllegalStateException when it is too late to send anything as the body
   */
  public static void checkOpen(HttpServerResponse response) {
    if (response.ended() || response.headWritten()) {
      throw new IllegalStateException("The response is ended, or its head is written");
    }
  }

  private Future<Void> send(long count) {
    if (count == 0) {
      return onContext(() -> {
        begin(count);
        return response.end();
      });
    }
    if (count <= PIECE || storage.isInMemory()) {
      return storage.read(offset, (int) count).compose(data -> endWith(data, count));
    }
    return onContext(() -> new ResponsePipe(response, context, storage, offset, count, () -> begin(count)).start());
  }

  private Future<Void> endWith(Buffer data, long count) {
    return data.length() < count ? Future.failedFuture(becameShorter()) : onContext(() -> {
      begin(count);
      return response.end(data);
    });
  }

  /** Others may cut a file that has a name. */
  static EOFException becameShorter() {
    return new EOFException("The file became shorter while it was sent");
  }

  private void begin(long count) {
    checkOpen(response);
    if (!response.headers().contains(HttpHeaders.CONTENT_TYPE)) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
    }
    if (!response.isChunked() && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(count));
    }
  }

  private Future<Void> onContext(Supplier<Future<Void>> work) {
    Promise<Void> done = Promise.promise();
    run(context, () -> {
      try {
        work.get().onComplete(done);
      } catch (RuntimeException e) {
        done.fail(e);
      }
    });
    return done.future();
  }

  /**
   * Do something in a turn of a context, which may be the one that calls.
   */
  static void run(ContextInternal context, Runnable task) {
    ContextInternal current = ContextInternal.current();
    if (current != null && current.unwrap() == context.unwrap() && context.inThread()) {
      task.run();
    } else {
      Turn.next(context, task);
    }
  }
}
