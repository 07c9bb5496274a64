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
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.OptionChecks;
import io.vertx.tempfile.impl.response.ResponseBody;

import java.util.Objects;

/**
 * The API of a file as two streams, and at positions. Any thread may call it.
 */
abstract class FileStreams implements TempFile {

  final ContextOwner owner;
  final Handle handle;

  FileStreams(ContextOwner owner, Handle handle) {
    this.owner = owner;
    this.handle = handle;
  }

  // Writing

  @Override
  public Future<Void> write(Buffer data) {
    return submit(data, WriteCall.STREAM);
  }

  @Override
  public Future<Void> write(Buffer data, long position) {
    Objects.requireNonNull(data, "buffer");
    return position < 0 ? refused("position must be >= 0") : submit(data, position);
  }

  private Future<Void> submit(Buffer data, long at) {
    Objects.requireNonNull(data, "buffer");
    return handle.submit(new WriteCall(handle.writes, ((BufferInternal) data).getByteBuf(), at));
  }

  @Override
  public Future<Void> write(String text) {
    return write(Buffer.buffer(text));
  }

  @Override
  public Future<Void> write(String text, String charset) {
    Objects.requireNonNull(text, "text");
    try {
      return write(Buffer.buffer(text.getBytes(OptionChecks.charset(charset))));
    } catch (IllegalArgumentException e) {
      return failed(e);
    }
  }

  @Override
  public Future<Void> truncate(long size) {
    return size < 0 ? refused("size must be >= 0") : handle.submit(new Truncation(handle.writes, size));
  }

  @Override
  public Future<Void> flush() {
    return handle.submit(Acknowledgement.flush(handle.writes));
  }

  @Override
  public Future<Void> end() {
    return handle.submit(Acknowledgement.end(handle.writes));
  }

  /** The write side ends with the call, not once the data is stored. */
  @Override
  public Future<Void> end(Buffer data) {
    Future<Void> written = write(data);
    return end().compose(v -> written);
  }

  /**
   * Wait until all that was written is stored; writing can go on.
   */
  public Future<Void> stored() {
    return handle.submit(Acknowledgement.stored(handle.writes));
  }

  @Override
  public boolean writeQueueFull() {
    return handle.lookWhileOpen(handle.pressure::isFull);
  }

  @Override
  public TempFile setWriteQueueMaxSize(int maxSize) {
    OptionChecks.atLeast("maxSize", maxSize, 2);
    handle.whileOpen(() -> handle.pressure.setHighWaterMark(maxSize));
    return this;
  }

  @Override
  public TempFile drainHandler(Handler<Void> handler) {
    handle.step(() -> handle.pressure.drainHandler(handler));
    return this;
  }

  @Override
  public TempFile setWritePos(long writePos) {
    OptionChecks.atLeast("writePos", writePos, 0);
    handle.whileOpen(() -> handle.writes.setPosition(writePos));
    return this;
  }

  @Override
  public long getWritePos() {
    return handle.look(handle.writes::position);
  }

  // Reading

  @Override
  public Future<Buffer> read(Buffer buffer, int offset, long position, int length) {
    Objects.requireNonNull(buffer, "buffer");
    if (offset < 0 || position < 0 || length < 0) {
      return refused("offset, position and length must be >= 0");
    }
    return handle.submit(new PositionalRead(handle.reads, buffer, offset, position, length));
  }

  @Override
  public Future<Buffer> read(int length) {
    return length < 0 ? refused("length must be >= 0") : handle.submit(new SequentialRead(handle.reads, length));
  }

  @Override
  public Future<Buffer> readAll() {
    return handle.submit(new SequentialRead(handle.reads, SequentialRead.REST));
  }

  @Override
  public Future<Void> sendTo(HttpServerResponse response) {
    return send(response, 0, ResponseBody.REST);
  }

  @Override
  public Future<Void> sendTo(HttpServerResponse response, long offset, long length) {
    Objects.requireNonNull(response, "response");
    if (offset < 0 || length < 0) {
      return refused("offset and length must be >= 0: " + offset + ", " + length);
    }
    return send(response, offset, length);
  }

  private Future<Void> send(HttpServerResponse response, long offset, long length) {
    try {
      ResponseBody.checkOpen(Objects.requireNonNull(response, "response"));
    } catch (IllegalStateException e) {
      return failed(e);
    }
    ContextInternal current = ContextInternal.current();
    return handle.submit(new Sending(handle.reads, response, offset, length, current == null ? owner.context() : current));
  }

  @Override
  public TempFile handler(Handler<Buffer> handler) {
    return set(handler, () -> handle.reads.handler(handler));
  }

  @Override
  public TempFile endHandler(Handler<Void> handler) {
    return set(handler, () -> handle.reads.endHandler(handler));
  }

  @Override
  public TempFile pause() {
    handle.whileOpen(handle.reads::pause);
    return this;
  }

  @Override
  public TempFile resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public TempFile fetch(long amount) {
    OptionChecks.atLeast("amount", amount, 0);
    handle.whileOpen(() -> handle.reads.fetch(amount));
    return this;
  }

  @Override
  public TempFile setReadPos(long readPos) {
    OptionChecks.atLeast("readPos", readPos, 0);
    handle.whileOpen(() -> handle.reads.setPosition(readPos));
    return this;
  }

  @Override
  public long getReadPos() {
    return handle.look(handle.reads::position);
  }

  @Override
  public TempFile setReadLength(long readLength) {
    OptionChecks.atLeast("readLength", readLength, 0);
    handle.whileOpen(() -> handle.reads.setLength(readLength));
    return this;
  }

  @Override
  public long getReadLength() {
    return handle.look(handle.reads::length);
  }

  @Override
  public TempFile setReadBufferSize(int readBufferSize) {
    OptionChecks.positive("readBufferSize", readBufferSize);
    handle.whileOpen(() -> handle.reads.setBufferSize(readBufferSize));
    return this;
  }

  @Override
  public TempFile exceptionHandler(Handler<Throwable> handler) {
    return set(handler, () -> handle.exceptionHandler(handler));
  }

  /** Handlers may be taken away from a closed file, not given to it. */
  private TempFile set(Handler<?> handler, Runnable step) {
    if (handler == null) {
      handle.step(step);
    } else {
      handle.whileOpen(step);
    }
    return this;
  }

  private <T> Future<T> refused(String message) {
    return failed(new IllegalArgumentException(message));
  }

  final <T> Future<T> failed(Throwable failure) {
    return owner.failed(failure);
  }
}
