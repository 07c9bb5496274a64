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
import io.vertx.core.file.AsyncFileLock;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Disposable;
import io.vertx.tempfile.impl.base.OptionChecks;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.publish.Target;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.impl.text.TextFileImpl;

import java.nio.channels.OverlappingFileLockException;
import java.util.Objects;
import java.util.function.Function;

/**
 * The API of a file: checks what it is asked, and asks the {@link Handle}. Thread-safe.
 */
public class TempFileImpl implements TempFile, Disposable {

  private static final Logger LOG = LoggerFactory.getLogger(TempFileImpl.class);

  final ContextOwner owner;
  final Storage storage;
  final Handle handle;
  private final HandleOptions options;
  private final HandleHost host;

  public TempFileImpl(ContextOwner owner, Storage storage, Registration registration, HandleOptions options, HandleHost host) {
    this.owner = owner;
    this.storage = storage;
    this.options = options;
    this.host = host;
    this.handle = new Handle(owner, storage, registration, options, host.usage());
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
  public TextFile text() {
    return text(new TextOptions());
  }

  @Override
  public TextFile text(TextOptions options) {
    Objects.requireNonNull(options, "options");
    handle.checkOpen();
    return new TextFileImpl(this, owner, options);
  }

  // The file

  @Override
  public Future<Long> size() {
    return handle.submit(new Request<>(Request.Scope.ALL, Storage::size));
  }

  @Override
  public long sizeBlocking() {
    long expected = handle.lookWhileOpen(handle.writes::lengthUnderWay);
    return expected < 0 ? storage.sizeBlocking() : expected;
  }

  @Override
  public Future<Integer> fileDescriptor() {
    return handle.submit(new Request<>(Request.Scope.EXCLUSIVE, Storage::fileDescriptor));
  }

  @Override
  public AsyncFileLock tryLock(long position, long size, boolean shared) {
    return handle.lookWhileOpen(() -> {
      long range = lockable(position, size, shared);
      return handle.locks.acquire(position, range, shared);
    });
  }

  @Override
  public Future<AsyncFileLock> lock(long position, long size, boolean shared) {
    try {
      return handle.outcomes.tellResult(tryLock(position, size, shared));
    } catch (OverlappingFileLockException e) {
      return failed(new FileSystemException(e));
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /**
   * Check what is to be locked.
   *
   * @return the size of the range; 0 stands for all that follows
   */
  final long lockable(long position, long size, boolean shared) {
    OptionChecks.atLeast("position", position, 0);
    OptionChecks.atLeast("size", size, 0);
    if (position > Long.MAX_VALUE - size) {
      throw new IllegalArgumentException("position + size must be at most " + Long.MAX_VALUE + ": " + position + " + " + size);
    }
    if (shared) {
      handle.reads.checkReadable();
    } else {
      handle.writes.checkOpenedForWriting();
    }
    return size == 0 ? Long.MAX_VALUE - position : size;
  }

  @Override
  public TempFile exceptionHandler(Handler<Throwable> handler) {
    return set(handler, () -> handle.exceptionHandler(handler));
  }

  // The end

  @Override
  public Future<Void> persist(String to, PersistOptions options) {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(options, "options");
    Target target;
    try {
      target = Target.of(to, options);
    } catch (IllegalArgumentException e) {
      return failed(e);
    }
    return conclude(Ending.PERSIST, s -> publish(target).compose(v -> discardStorage()));
  }

  /**
   * Make the content visible at the target.
   */
  Future<Void> publish(Target target) {
    return host.publishCopy(storage, target, options.perms);
  }

  @Override
  public Future<String> checkIn() {
    return conclude(Ending.CHECK_IN, s -> Future.succeededFuture(host.checkIn(handOver())));
  }

  private HandOver handOver() {
    return new HandOver(storage, maker(), handle.settings());
  }

  /**
   * Makes handles like this one. Holds on to nothing of this one.
   */
  HandOver.Maker maker() {
    Storage handed = storage;
    HandleOptions remembered = options;
    return (newOwner, newRegistration, newHost) -> new TempFileImpl(newOwner, handed, newRegistration, remembered, newHost);
  }

  /**
   * Go on from where another handle left off. Called before anybody has this one.
   */
  final void restore(Settings settings) {
    handle.restore(settings);
  }

  final <T> Future<T> conclude(Ending how, Function<Storage, Future<T>> action) {
    return handle.lifecycle.conclude(how, action);
  }

  /** The content is where it should be; that giving up the rest fails is no failure to get it there. */
  final Future<Void> discardStorage() {
    return storage.discard().recover(failure -> {
      LOG.warn("Unable to give up a temporary file that was published", failure);
      return Future.succeededFuture();
    });
  }

  @Override
  public Future<Void> close() {
    return handle.lifecycle.close();
  }

  /**
   * Close, and take away what a close leaves. No failure when something else ends it.
   */
  public Future<Void> discard() {
    return handle.lifecycle.discard();
  }

  /**
   * @return a future completed, on no particular context, when this has come to its end
   */
  public Future<Void> ended() {
    return handle.lifecycle.ended();
  }

  @Override
  public Future<Void> dispose() {
    return handle.lifecycle.dispose();
  }

  /** What was called knows the handle, not this. */
  @Override
  public Disposable watched() {
    return handle.lifecycle;
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
