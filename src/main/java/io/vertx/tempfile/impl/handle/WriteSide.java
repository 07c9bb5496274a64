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
import io.vertx.tempfile.impl.base.Turn;
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

  /** In the place of a position: behind what was written to the stream before. */
  static final long STREAM = -1;

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
  /** Whether there is so much of it that it is to be released. Set under the lock, looked at without. */
  private volatile boolean releaseDue;
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
   * Store a write within the call, if the storage can and nothing else is under way.
   *
   * @param at where it goes, or {@link #STREAM}
   * @return where it went, or -1 when it has to be an operation
   */
  synchronized long storeAtOnce(Buffer data, long at, Handle handle) {
    long from = at != STREAM ? at : append ? storage.length() : position;
    int count = data.length();
    if (count == 0 || ended || count > limit - from || !queue.storeAtOnce(data, from, handle)) {
      return -1;
    }
    if (at == STREAM) {
      position = append ? position : from + count;
    }
    end = storage.length();
    underWay += count;
    full |= underWay >= highWaterMark;
    done += count;
    releaseDue = isReleaseDue();
    return from;
  }

  /**
   * Let go of what was stored at once, with the next turn of the owner.
   */
  void releaseSoon() {
    if (releaseDue) {
      boolean release;
      synchronized (this) {
        release = beginRelease();
      }
      if (release) {
        Turn.next(owner, this::release);
      }
    }
  }

  /** Not worth a task as long as it is but a part of what makes the queue full. */
  private boolean isReleaseDue() {
    return !releasing && done >= highWaterMark / 4;
  }

  private boolean beginRelease() {
    boolean begin = isReleaseDue();
    releasing |= begin;
    releaseDue = false;
    return begin;
  }

  /**
   * Take a write into account.
   *
   * @param at where it goes, or {@link #STREAM}
   * @return the operation to submit
   * @throws IllegalStateException when the write side has ended
   * @throws TempFileLimitException when it would pass the limit, unless it is a stream write: that fails when its turn comes, as those do
   * that the disk refuses, so that it is told in the same way
   */
  synchronized WriteOperation accept(Buffer data, long at, Completable<Void> outcome) {
    checkNotEnded();
    boolean stream = at == STREAM;
    long from = !stream ? at : append ? length() : position;
    int count = data.length();
    if (from > Long.MAX_VALUE - count) {
      throw new IllegalArgumentException("position must leave room for " + count + " bytes: " + from);
    }
    boolean within = from + count <= limit;
    if (!stream && !within) {
      throw beyond(from + count);
    }
    if (stream && !append && within) {
      position = from + count;
    }
    if (count > 0 && within) {
      end = Math.max(length(), from + count);
    }
    underWay += count;
    full |= underWay >= highWaterMark;
    return new WriteOperation(data, from, stream && append, stream, limit, this, outcome);
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
  public void noted(int bytes, Throwable cause, boolean atOnce) {
    boolean first;
    boolean release;
    synchronized (this) {
      first = cause != null && failure == null;
      if (first) {
        failure = cause;
      }
      done += bytes;
      release = atOnce && beginRelease();
    }
    if (release) {
      Turn.next(owner, this::release);
    }
    if (first) {
      failures.accept(cause);
    }
  }

  @Override
  public void tellNext(Handler<Void> outcomes) {
    Turn.handleNext(owner, outcomes);
  }

  @Override
  public void release() {
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
    end = storage.length();
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
