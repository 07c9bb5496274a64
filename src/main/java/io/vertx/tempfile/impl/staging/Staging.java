/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.StagingProgress;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.Owner;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The way of one stream into a file or into a form, with that gone and the source let run off when it comes to nothing.
 * <p>
 * It is over with what happens first: the source ends or fails, a write fails, or the file is closed over its head. The source may be on
 * another context than the file; whoever pauses it last looks whether it was over meanwhile, so that it does not stay paused.
 *
 * @param <T> what there is in the end
 */
final class Staging<T> {

  private final ReadStream<Buffer> stream;
  private final Source source;
  private final Terms terms;
  private final ProgressReport progress;
  private final Promise<Void> outcome = Promise.promise();
  /** What was given while the destination was opened, though the source was paused. Guarded by this. */
  private final ArrayDeque<Buffer> early = new ArrayDeque<>(0);
  /** Set with the lock of this by the thread that opened it, when all that was early is written. */
  private volatile Destination<T> destination;
  /** Set on the context of the source, which pauses it, and on that of the owner, which resumes it. */
  private volatile boolean paused = true;
  /** How often it was, or is being, resumed. */
  private final AtomicLong resumed = new AtomicLong();
  /** The last time that it was resumed whose call has returned. */
  private volatile long lastResumed;
  /** How many were given. Counted on the context of the source. */
  private volatile long bytes;

  /**
   * @param progress hears, as the owner, how far it has come; or null
   */
  Staging(VertxInternal vertx, ReadStream<Buffer> stream, Terms terms, Owner owner, Handler<StagingProgress> progress) {
    this.stream = stream;
    this.terms = terms;
    this.progress = progress == null ? null : new ProgressReport(owner, progress, this);
    this.source = Source.of(vertx, stream, this);
  }

  /**
   * Pause the source, open the destination, and let the one flow into the other.
   *
   * @throws RuntimeException what the source throws because it is closed, was read or announces too much, or an
   * {@link IllegalStateException} when it is being staged already
   */
  Future<T> into(Supplier<Future<? extends Destination<T>>> opener) {
    StagedSources.enter(stream);
    try {
      hold();
      return opener.get().compose(this::fill, failure -> {
        outcome.tryFail(failure);
        return Future.failedFuture(failure);
      });
    } catch (RuntimeException e) {
      outcome.tryFail(e);
      throw e;
    }
  }

  /** Have the source wait, and hear from now on what it tells. */
  private void hold() {
    outcome.future().onComplete(v -> leaveSource());
    stream.pause();
    source.checkReadable();
    if (progress != null) {
      progress.expect(source.announced());
    }
    // Also the one for the content: a source may refuse it once it is closed, and still have something to deliver
    stream.handler(this::take);
    stream.exceptionHandler(this::sourceFailed);
    stream.endHandler(v -> source.ended());
    source.watch();
    if (isOver()) {
      // It was over before it had all of the handlers
      letRunOff();
    }
  }

  private Future<T> fill(Destination<T> opened) {
    opened.ended().onComplete((v, failure) -> {
      if (failure == null) {
        closed();
      } else {
        writeFailed(failure);
      }
    });
    writeEarly(opened);
    if (!isOver()) {
      resume();
    }
    return outcome.future()
      .compose(v -> opened.finish())
      .transform((result, failure) -> failure == null
        ? completed(result)
        : opened.close().transform((w, ignored) -> Future.failedFuture(failure)));
  }

  /** Called in a turn of the owner. */
  private Future<T> completed(T result) {
    if (progress != null) {
      progress.complete();
    }
    return Future.succeededFuture(result);
  }

  private void writeEarly(Destination<T> opened) {
    while (true) {
      Buffer next;
      synchronized (this) {
        next = early.poll();
        if (next == null) {
          destination = opened;
          return;
        }
      }
      write(opened, next);
    }
  }

  /** Called on the context of the source. */
  private void take(Buffer buffer) {
    bytes += buffer.length();
    Destination<T> target = destination;
    if (target == null) {
      synchronized (this) {
        target = destination;
        if (target == null) {
          early.add(buffer);
          return;
        }
      }
    }
    if (!isOver() && write(target, buffer)) {
      waitForRoom(target);
    }
    if (progress != null) {
      progress.advance();
    }
  }

  /** Write, and tell whether it is full then. */
  private boolean write(Destination<T> target, Buffer buffer) {
    try {
      target.write(buffer).onFailure(this::writeFailed);
      return target.isFull();
    } catch (RuntimeException e) {
      writeFailed(e);
      return false;
    }
  }

  private void waitForRoom(Destination<T> target) {
    paused = true;
    try {
      stream.pause();
    } catch (RuntimeException e) {
      // It was closed just now
      outcome.tryFail(e);
      return;
    }
    try {
      target.drainHandler(v -> resume());
    } catch (IllegalStateException e) {
      closed();
    }
    if (isOver()) {
      tryOn(stream::resume);
    }
  }

  /** Called on the context of the owner. */
  private void resume() {
    if (isOver()) {
      return;
    }
    try {
      long times = resumed.incrementAndGet();
      paused = false;
      stream.resume();
      lastResumed = times;
      source.resumed();
    } catch (RuntimeException e) {
      outcome.tryFail(e);
    }
  }

  // What the source asks and tells, on any thread

  Terms terms() {
    return terms;
  }

  boolean isOver() {
    return outcome.future().isComplete();
  }

  boolean isPaused() {
    return paused;
  }

  /**
   * How often it was resumed by calls that have returned.
   */
  long timesResumed() {
    return lastResumed;
  }

  /**
   * Whether it was paused since it was resumed for the n-th time. Called on the context of the source, where it is paused.
   */
  boolean isPausedSince(long times) {
    // In this order: who resumes counts first
    return paused || resumed.get() != times;
  }

  long bytesTaken() {
    return bytes;
  }

  /**
   * The part of a form that is being taken, or null.
   */
  String part() {
    Destination<T> target = destination;
    return target == null ? null : target.part();
  }

  void sourceEnded() {
    outcome.tryComplete();
  }

  void sourceFailed(Throwable failure) {
    outcome.tryFail(failure);
  }

  private void writeFailed(Throwable failure) {
    if (failure instanceof IllegalStateException) {
      closed();
    } else {
      outcome.tryFail(failure);
    }
  }

  private void closed() {
    outcome.tryFail(new ClosedException("The file was closed while it was staged: its owner or its file system closed"));
  }

  /** Called by the thread with which it is over. The source has no handlers any more, and what it still gives is dropped. */
  private void leaveSource() {
    source.leave();
    letRunOff();
    StagedSources.leave(stream);
  }

  /** Have what the source still gives dropped: something else may come after it on the same connection. */
  private void letRunOff() {
    tryOn(() -> stream.handler(null));
    tryOn(() -> stream.exceptionHandler(null));
    tryOn(() -> stream.endHandler(null));
    tryOn(stream::resume);
  }

  /** Call something on a source, which may refuse it when it is closed or at its end. */
  private static void tryOn(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException ignored) {
      // it has no handlers any more
    }
  }
}
