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
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.impl.Turn;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.function.Consumer;

/**
 * The write side of a handle: where the next stream write goes, how much is under way, and what failed and was not told yet.
 * <p>
 * What is written to memory is done at once; it still counts as under way until the owner has had another turn, so that a writer which
 * fills memory meets back-pressure as it does on disk. All fields are guarded by this.
 */
final class WriteSide implements WriteOperation.Listener {

  private final ContextInternal owner;
  private final Storage storage;
  private final OperationQueue queue;
  private final Usage usage;
  private final Consumer<Throwable> failures;
  private final boolean append;
  private final long limit;

  private long position;
  /** The length of the file when all that was called is done. */
  private long end;
  private boolean ended;
  /** The first failure of a stream write since one was told by end or flush. */
  private Throwable failure;

  private int highWaterMark;
  private long underWay;
  /** The part of {@link #underWay} that is done and waits for the next turn of the owner. */
  private long done;
  private boolean releasing;
  private boolean full;
  /** Whether somebody was told that it is full and has not set a drain handler since. */
  private boolean toldFull;
  private Handler<Void> drainHandler;
  private boolean closed;

  WriteSide(ContextInternal owner, Storage storage, OperationQueue queue, HandleOptions options, Usage usage,
            Consumer<Throwable> failures) {
    this.owner = owner;
    this.storage = storage;
    this.queue = queue;
    this.usage = usage;
    this.failures = failures;
    this.append = options.append;
    this.limit = options.limit();
    this.highWaterMark = options.writeQueueMaxSize;
  }

  /**
   * Take a stream write into account. One that would pass the limit fails when its turn comes, as those do that the disk refuses, so that
   * it is told in the same way.
   *
   * @return the operation to submit
   * @throws IllegalStateException when the write side has ended
   */
  synchronized WriteOperation stream(Buffer data, Completable<Void> outcome) {
    if (append) {
      return accept(new WriteOperation(data, WriteOperation.AT_END, true, limit, this, outcome), length(), data.length());
    }
    checkReach(position, data.length());
    WriteOperation write = accept(new WriteOperation(data, position, true, limit, this, outcome), position, data.length());
    if (position + data.length() <= limit) {
      position += data.length();
    }
    return write;
  }

  /**
   * Take a positional write into account.
   *
   * @throws TempFileLimitException when it would pass the limit
   */
  synchronized WriteOperation positional(Buffer data, long at, Completable<Void> outcome) {
    checkReach(at, data.length());
    check(at + data.length());
    return accept(new WriteOperation(data, at, false, limit, this, outcome), at, data.length());
  }

  /**
   * Take into account that the file is to have another size.
   *
   * @return the first byte that this changes
   */
  synchronized long truncate(long size) {
    check(size);
    long from = Math.min(size, length());
    end = size;
    return from;
  }

  private WriteOperation accept(WriteOperation write, long at, int count) {
    checkNotEnded();
    end = count == 0 || at + count > limit ? length() : Math.max(length(), at + count);
    underWay += count;
    full |= underWay >= highWaterMark;
    return write;
  }

  private static void checkReach(long from, int count) {
    if (from > Long.MAX_VALUE - count) {
      throw new IllegalArgumentException("position must leave room for " + count + " bytes: " + from);
    }
  }

  private void check(long size) {
    checkNotEnded();
    if (size > limit) {
      throw beyond(size);
    }
  }

  void checkNotEnded() {
    if (ended) {
      throw new IllegalStateException("The write side of the file has ended");
    }
  }

  @Override
  public TempFileLimitException beyond(long size) {
    usage.limitRefusals.increment();
    return new TempFileLimitException("Unable to write: the file would have " + size + " bytes, more than its limit of " + limit, limit, size);
  }

  /**
   * The length of the file when all that was called is done.
   */
  synchronized long length() {
    if (queue.isIdle()) {
      end = storage.length();
    }
    return end;
  }

  @Override
  public void noted(WriteOperation write, Throwable cause, boolean atOnce) {
    Handler<Void> drained = null;
    boolean first;
    boolean release;
    synchronized (this) {
      first = cause != null && write.stream && failure == null;
      if (first) {
        failure = cause;
      }
      done += write.data.length();
      release = atOnce && !releasing;
      releasing |= release;
      if (!atOnce) {
        drained = drain();
      }
    }
    if (release) {
      Turn.next(owner, this::release);
    }
    tellDrained(drained);
    if (first) {
      failures.accept(cause);
    }
  }

  private void release() {
    Handler<Void> drained;
    synchronized (this) {
      releasing = false;
      drained = drain();
    }
    tellDrained(drained);
  }

  /**
   * Let go of what is done.
   *
   * @return whom to tell that there is room again, or null
   */
  private Handler<Void> drain() {
    underWay -= done;
    done = 0;
    if (full && underWay <= highWaterMark / 2) {
      full = false;
      return drainHandler;
    }
    return null;
  }

  private void tellDrained(Handler<Void> handler) {
    if (handler != null) {
      Turn.next(owner, () -> {
        if (!isClosed()) {
          owner.dispatch(null, handler);
        }
      });
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  synchronized boolean isFull() {
    toldFull = full;
    return full;
  }

  void drainHandler(Handler<Void> handler) {
    boolean late;
    synchronized (this) {
      drainHandler = handler;
      late = handler != null && toldFull && !full;
      toldFull = false;
    }
    if (late) {
      // It drained between the question and the answer being heard
      tellDrained(handler);
    }
  }

  synchronized void setHighWaterMark(int size) {
    highWaterMark = size;
  }

  synchronized void setPosition(long position) {
    this.position = position;
  }

  synchronized long position() {
    return append ? length() : position;
  }

  /**
   * Take no more writes.
   */
  synchronized void end() {
    checkNotEnded();
    ended = true;
  }

  /** What another handle on the same storage goes on from. */
  static final class Settings {

    private final long position;
    private final boolean ended;
    private final int highWaterMark;

    private Settings(long position, boolean ended, int highWaterMark) {
      this.position = position;
      this.ended = ended;
      this.highWaterMark = highWaterMark;
    }
  }

  synchronized Settings settings() {
    return new Settings(position, ended, highWaterMark);
  }

  synchronized void restore(Settings settings) {
    position = settings.position;
    ended = settings.ended;
    highWaterMark = settings.highWaterMark;
  }

  synchronized void close() {
    closed = true;
    drainHandler = null;
  }

  /**
   * The failure of a stream write that nobody was told of by end or flush; it is told now.
   */
  synchronized Throwable takeFailure() {
    Throwable taken = failure;
    failure = null;
    return taken;
  }
}
