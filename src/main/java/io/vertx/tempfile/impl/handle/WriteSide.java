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

import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.impl.limits.Usage;

/**
 * The write side of a handle: where the next stream write goes, and what failed of those before it.
 * <p>
 * A stream has no holes. The stream writes from one failure to the next are a {@link Stretch}: once one of them fails, those behind it fail
 * with it. When its failure is told, the position is back where it was, and what is called from then on is another stretch. Guarded by the
 * handle.
 */
final class WriteSide {

  /** The stream writes that are stored up to the first that fails, and fail from there on. */
  static final class Stretch {

    private Throwable failure;
    private boolean noticed;

    /**
     * Why nothing more of it is stored, null as long as nothing failed.
     */
    Throwable failure() {
      return failure;
    }
  }

  private final Handle handle;
  private final OperationQueue queue;
  private final HandleOptions options;
  private final Usage usage;
  private Stretch stretch = new Stretch();
  private long position;
  /** Counts the times that the user set the position. */
  private int seeks;
  /** The length of the file when all that was called is done; looked up anew when nothing is under way. */
  private long expectedLength;
  private boolean ended;
  /** The first failure of a stream write that no end or flush was told of. */
  private Throwable unheard;

  WriteSide(Handle handle, OperationQueue queue, HandleOptions options, Usage usage) {
    this.handle = handle;
    this.queue = queue;
    this.options = options;
    this.usage = usage;
  }

  /**
   * Take a write into account.
   *
   * @throws IllegalStateException when the write side has ended, or the file was not opened for writing
   * @throws IllegalArgumentException when no position is left for its last byte
   */
  void accept(WriteCall call) {
    checkWritable();
    long from = !call.isStream() ? call.position() : options.append ? length() : position;
    if (from > Long.MAX_VALUE - call.count) {
      throw new IllegalArgumentException("position must leave room for " + call.count + " bytes: " + from);
    }
    if (call.isStream()) {
      call.enter(stretch, from, seeks);
      position = options.append ? position : from + call.count;
    }
    if (call.count > 0) {
      expectedLength = Math.max(length(), from + call.count);
      handle.reads.changed(from, from + call.count);
    }
    handle.pressure.accepted(call.count);
  }

  /**
   * Take into account that the file is to have another size.
   */
  void acceptTruncation(long size) {
    checkWritable();
    long before = length();
    expectedLength = size;
    handle.reads.changed(Math.min(size, before), Long.MAX_VALUE);
  }

  /**
   * @throws IllegalStateException when the file was not opened for writing
   */
  void checkOpenedForWriting() {
    if (!options.write) {
      throw new IllegalStateException("The file was not opened for writing");
    }
  }

  private void checkWritable() {
    checkOpenedForWriting();
    checkNotEnded();
  }

  private void checkNotEnded() {
    if (ended) {
      throw new IllegalStateException("The write side of the file has ended");
    }
  }

  /**
   * Why so many bytes cannot be at this position, null when they can.
   */
  Throwable beyondLimit(long from, int count) {
    return count == 0 || fits(from, count) ? null : beyondLimit(from + count);
  }

  boolean fits(long from, int count) {
    return count <= options.limit() - from;
  }

  /**
   * Why the file cannot have this size, null when it can.
   */
  Throwable beyondLimit(long size) {
    long limit = options.limit();
    if (size <= limit) {
      return null;
    }
    usage.limitRefusals.increment();
    return new TempFileLimitException("Unable to write: the file would have " + size + " bytes, more than its limit of " + limit,
      "maxFileSize", limit, size);
  }

  boolean appends() {
    return options.append;
  }

  /**
   * Take notice that a stream write failed, before what comes after it is started. Called by the thread that has done it, as a rule a
   * worker.
   */
  void failed(WriteCall call) {
    Stretch its = call.stretch();
    its.failure = its.failure == null ? call.failure : its.failure;
  }

  /**
   * Take notice that a stream write failed, once all that was called before it is done. Called by the thread with which the
   * last of these is done.
   */
  void settled(WriteCall call) {
    unheard = unheard == null ? call.failure : unheard;
    Stretch its = call.stretch();
    if (!its.noticed) {
      its.noticed = true;
      handle.tellException(call.failure);
    }
  }

  /**
   * Take notice that the outcome of a write is told next. Called in a turn of the owner.
   */
  void told(WriteCall call) {
    handle.pressure.told(call.count);
    goOn(call);
  }

  /**
   * Take notice that the outcome of a write is told within its call. Called by the owner, who writes.
   */
  void toldWithinCall(WriteCall call) {
    handle.pressure.toldWithinCall(call.count);
    goOn(call);
  }

  /** Who is told of the failure of a stream write knows that what is written from now on takes its place. */
  private void goOn(WriteCall call) {
    if (call.failure != null && call.stretch() == stretch) {
      stretch = new Stretch();
      position = call.seeks() == seeks ? call.position() : position;
    }
  }

  /**
   * The failure of a stream write that nobody was told of by end or flush; it is told now.
   */
  Throwable takeUnheard() {
    Throwable taken = unheard;
    unheard = null;
    return taken;
  }

  /**
   * The length of the file when all that was called is done.
   */
  long length() {
    if (queue.isIdle()) {
      expectedLength = queue.length();
    }
    return expectedLength;
  }

  /**
   * The same as long as anything is under way, -1 otherwise.
   */
  long lengthUnderWay() {
    return queue.isIdle() ? -1 : length();
  }

  void setPosition(long position) {
    this.position = position;
    seeks++;
  }

  long position() {
    return options.append ? length() : position;
  }

  /**
   * Take no more writes.
   */
  void end() {
    checkNotEnded();
    ended = true;
  }

  void save(Settings settings) {
    settings.writePosition = position;
    settings.writeEnded = ended;
    settings.highWaterMark = handle.pressure.highWaterMark();
  }

  void restore(Settings settings) {
    position = settings.writePosition;
    ended = settings.writeEnded;
    handle.pressure.setHighWaterMark(settings.highWaterMark);
  }
}
