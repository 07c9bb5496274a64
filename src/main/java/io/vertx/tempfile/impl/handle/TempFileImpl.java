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
import io.vertx.core.file.AsyncFileLock;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.impl.base.OptionChecks;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.publish.Target;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.impl.text.TextFileImpl;

import java.nio.channels.OverlappingFileLockException;
import java.util.Objects;
import java.util.function.Function;

/**
 * The API of a handle: checks what it is asked, and passes it on to the operation queue, the read side and the write side.
 */
public class TempFileImpl extends Handle implements TempFile {

  private static final Logger LOG = LoggerFactory.getLogger(TempFileImpl.class);

  /** What waits for its turn and then does nothing. */
  private static final Function<Storage, Future<Void>> NOTHING = storage -> Future.succeededFuture();

  private final HandleOptions options;
  private final HandleHost host;
  private final ReadSide reads;
  private final WriteSide writes;
  private final FileLocks locks;

  public TempFileImpl(ContextInternal owner, Storage storage, Registration registration, HandleOptions options, HandleHost host) {
    super(owner, storage, registration);
    this.options = options;
    this.host = host;
    this.reads = new ReadSide(owner, storage, queue, options, this::readFailed);
    this.writes = new WriteSide(owner, storage, queue, options, host.usage(), this::tell);
    this.locks = new FileLocks(owner);
  }

  // Writing

  @Override
  public Future<Void> write(Buffer data) {
    Objects.requireNonNull(data, "buffer");
    return writeAt(data, WriteSide.STREAM);
  }

  @Override
  public Future<Void> write(Buffer data, long position) {
    Objects.requireNonNull(data, "buffer");
    if (position < 0) {
      return refused("position must be >= 0");
    }
    return writeAt(data, position);
  }

  private Future<Void> writeAt(Buffer data, long at) {
    return storage.isInMemory() && storeAtOnce(data, at) ? done() : store(data, at);
  }

  /** What memory takes is stored within the call, unless it has to wait for something. */
  private boolean storeAtOnce(Buffer data, long at) {
    long from = options.write ? writes.storeAtOnce(data, at, this) : -1;
    if (from < 0) {
      return false;
    }
    writes.releaseSoon();
    if (reads.invalidate(from, Long.MAX_VALUE)) {
      reads.flow();
    }
    return true;
  }

  private Future<Void> store(Buffer data, long at) {
    PromiseInternal<Void> promise = owner.promise();
    boolean drain;
    boolean stale;
    synchronized (this) {
      try {
        checkWritable();
        WriteOperation write = writes.accept(data, at, outcome(promise));
        if (data.length() == 0) {
          stale = false;
          drain = queue.add(Request.readingAll(NOTHING, outcome(promise)));
        } else {
          long from = write.position();
          drain = queue.add(write);
          // In this order, so that nothing is read ahead in between
          stale = reads.invalidate(from, Long.MAX_VALUE);
        }
      } catch (RuntimeException e) {
        return owner.failedFuture(e);
      }
    }
    proceed(drain, stale);
    return promise.future();
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
      return owner.failedFuture(e);
    }
  }

  @Override
  public Future<Void> truncate(long size) {
    if (size < 0) {
      return refused("size must be >= 0");
    }
    PromiseInternal<Void> promise = owner.promise();
    boolean drain;
    boolean stale;
    synchronized (this) {
      try {
        checkWritable();
        long from = writes.truncate(size);
        drain = queue.add(Request.exclusive(storage -> storage.truncate(size), outcome(promise)));
        stale = reads.invalidate(from, Long.MAX_VALUE);
      } catch (RuntimeException e) {
        return owner.failedFuture(e);
      }
    }
    proceed(drain, stale);
    return promise.future();
  }

  @Override
  public Future<Void> flush() {
    return submit(outcome -> Request.readingAll(Storage::flush, telling(outcome)));
  }

  @Override
  public Future<Void> end() {
    synchronized (this) {
      try {
        checkOpen();
        writes.end();
      } catch (IllegalStateException e) {
        return owner.failedFuture(e);
      }
    }
    return stored();
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
    return submit(outcome -> Request.readingAll(NOTHING, telling(outcome)));
  }

  /** The failure of a stream write that was not told yet is told first. */
  private Completable<Void> telling(Completable<Void> outcome) {
    return (v, failure) -> {
      Throwable earlier = writes.takeFailure();
      outcome.complete(null, earlier != null ? earlier : failure);
    };
  }

  @Override
  public boolean writeQueueFull() {
    checkOpen();
    return writes.isFull();
  }

  @Override
  public TempFile setWriteQueueMaxSize(int maxSize) {
    OptionChecks.atLeast("maxSize", maxSize, 2);
    checkOpen();
    writes.setHighWaterMark(maxSize);
    return this;
  }

  @Override
  public TempFile drainHandler(Handler<Void> handler) {
    checkOpen(handler);
    writes.drainHandler(handler);
    return this;
  }

  @Override
  public TempFile setWritePos(long writePos) {
    OptionChecks.atLeast("writePos", writePos, 0);
    checkOpen();
    writes.setPosition(writePos);
    return this;
  }

  @Override
  public long getWritePos() {
    return writes.position();
  }

  // Reading

  @Override
  public Future<Buffer> read(Buffer buffer, int offset, long position, int length) {
    Objects.requireNonNull(buffer, "buffer");
    if (offset < 0 || position < 0 || length < 0) {
      return refused("offset, position and length must be >= 0");
    }
    return submit(outcome -> {
      checkReadable();
      return Request.reading(position, length, storage -> ReadRun.read(storage, position, length),
        (data, failure) -> fill(buffer, offset, data, failure, outcome));
    });
  }

  /** On the worker that has read it, if one has, as it may be much; several reads may fill one buffer. */
  private static void fill(Buffer buffer, int offset, Buffer data, Throwable failure, Completable<Buffer> outcome) {
    if (failure == null && data.length() > 0) {
      try {
        synchronized (buffer) {
          buffer.setBuffer(offset, data);
        }
      } catch (Throwable e) {
        outcome.fail(e);
        return;
      }
    }
    outcome.complete(buffer, failure);
  }

  @Override
  public Future<Buffer> read(int length) {
    if (length < 0) {
      return refused("length must be >= 0");
    }
    return readSequentially((storage, position) -> ReadRun.read(storage, position, length));
  }

  @Override
  public Future<Buffer> readAll() {
    return readSequentially(ReadRun::readToEnd);
  }

  private interface SequentialRead {
    Future<Buffer> from(Storage storage, long position);
  }

  private Future<Buffer> readSequentially(SequentialRead read) {
    return submit(outcome -> {
      checkReadable();
      if (reads.isFlowing()) {
        throw new IllegalStateException("The file is being read as a stream: a handler is set");
      }
      Cursor cursor = reads.beginRead();
      return Request.exclusive(storage -> read.from(storage, cursor.position()).map(data -> {
        cursor.advance(data.length());
        return data;
      }), (data, failure) -> {
        reads.endRead(cursor);
        outcome.complete(data, failure);
      });
    });
  }

  @Override
  public TempFile handler(Handler<Buffer> handler) {
    if (handler != null) {
      checkReadable();
    }
    checkOpen(handler);
    reads.handler(handler);
    return this;
  }

  @Override
  public TempFile endHandler(Handler<Void> handler) {
    checkOpen(handler);
    reads.endHandler(handler);
    return this;
  }

  @Override
  public TempFile pause() {
    checkOpen();
    reads.pause();
    return this;
  }

  @Override
  public TempFile resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public TempFile fetch(long amount) {
    OptionChecks.atLeast("amount", amount, 0);
    checkOpen();
    reads.fetch(amount);
    return this;
  }

  @Override
  public TempFile setReadPos(long readPos) {
    OptionChecks.atLeast("readPos", readPos, 0);
    checkOpen();
    reads.setPosition(readPos);
    return this;
  }

  @Override
  public long getReadPos() {
    return reads.position();
  }

  @Override
  public TempFile setReadLength(long readLength) {
    OptionChecks.atLeast("readLength", readLength, 0);
    checkOpen();
    reads.setLength(readLength);
    return this;
  }

  @Override
  public long getReadLength() {
    return reads.length();
  }

  @Override
  public TempFile setReadBufferSize(int readBufferSize) {
    OptionChecks.positive("readBufferSize", readBufferSize);
    checkOpen();
    reads.setBufferSize(readBufferSize);
    return this;
  }

  @Override
  public TextFile text() {
    return text(new TextOptions());
  }

  @Override
  public TextFile text(TextOptions options) {
    Objects.requireNonNull(options, "options");
    checkOpen();
    return new TextFileImpl(this, owner, options);
  }

  // The file

  @Override
  public Future<Long> size() {
    return submit(outcome -> Request.readingAll(Storage::size, outcome));
  }

  @Override
  public long sizeBlocking() {
    checkOpen();
    return queue.isIdle() ? storage.sizeBlocking() : writes.length();
  }

  @Override
  public Future<Integer> fileDescriptor() {
    return submit(outcome -> Request.exclusive(Storage::fileDescriptor, outcome));
  }

  @Override
  public AsyncFileLock tryLock(long position, long size, boolean shared) {
    checkOpen();
    checkLockable(position, size, shared);
    return locks.acquire(position, size, shared);
  }

  @Override
  public Future<AsyncFileLock> lock(long position, long size, boolean shared) {
    try {
      return owner.succeededFuture(tryLock(position, size, shared));
    } catch (OverlappingFileLockException e) {
      return owner.failedFuture(new FileSystemException(e));
    } catch (RuntimeException e) {
      return owner.failedFuture(e);
    }
  }

  final void checkLockable(long position, long size, boolean shared) {
    OptionChecks.atLeast("position", position, 0);
    OptionChecks.atLeast("size", size, 0);
    if (shared) {
      checkReadable();
    } else {
      checkWritable();
    }
  }

  @Override
  public TempFile exceptionHandler(Handler<Throwable> handler) {
    checkOpen(handler);
    setExceptionHandler(handler);
    return this;
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
      return owner.failedFuture(e);
    }
    return conclude(Ending.PERSIST, s -> untold().compose(v -> publish(target)).compose(v -> discardStorage()));
  }

  /**
   * Make the content visible at the target.
   */
  Future<Void> publish(Target target) {
    return host.publishCopy(storage, target, options.perms);
  }

  @Override
  public Future<String> checkIn() {
    return conclude(Ending.CHECK_IN, s -> untold().map(v ->
      host.checkIn(new HandOver(storage, maker(), reads.settings(), writes.settings()))));
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
   * Go on from where another handle left off.
   */
  final void restore(ReadSide.Settings readSettings, WriteSide.Settings writeSettings) {
    reads.restore(readSettings);
    writes.restore(writeSettings);
  }

  /** The content is where it should be; that giving up the rest fails is no failure to get it there. */
  final Future<Void> discardStorage() {
    return storage.discard().recover(failure -> {
      LOG.warn("Unable to give up a temporary file that was published", failure);
      return Future.succeededFuture();
    });
  }

  /** Fail with the failure of a stream write that was not told yet. */
  final Future<Void> untold() {
    Throwable failure = writes.takeFailure();
    return failure == null ? Future.succeededFuture() : Future.failedFuture(failure);
  }

  @Override
  void hold(boolean held) {
    reads.hold(held);
  }

  @Override
  void flow() {
    reads.flow();
  }

  /** Who waits to write on, such as a pipe, has to learn that there is nothing to write to any more; after a close it is known. */
  @Override
  boolean release() {
    if (isClosed()) {
      writes.close();
    }
    return reads.close();
  }

  @Override
  void leave() {
    locks.close();
    super.leave();
  }

  private void proceed(boolean drain, boolean stale) {
    if (drain) {
      queue.drain();
    }
    if (stale) {
      reads.flow();
    }
  }

  private <T> Future<T> refused(String message) {
    return owner.failedFuture(new IllegalArgumentException(message));
  }

  private void readFailed(Throwable failure) {
    if (!tell(failure)) {
      owner.reportException(failure);
    }
  }

  /** Handlers may be taken away from a closed file, not given to it. */
  private void checkOpen(Handler<?> handler) {
    if (handler != null) {
      checkOpen();
    }
  }

  private void checkReadable() {
    checkOpen();
    if (!options.read) {
      throw new IllegalStateException("The file was not opened for reading");
    }
  }

  private void checkWritable() {
    checkOpen();
    if (!options.write) {
      throw new IllegalStateException("The file was not opened for writing");
    }
  }
}
