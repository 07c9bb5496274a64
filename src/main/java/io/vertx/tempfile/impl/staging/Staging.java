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
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.impl.handle.TempFileImpl;

import java.util.function.Supplier;

/**
 * The way of one stream into a file, with the file gone and the source let run off when it comes to nothing.
 * <p>
 * It is over with what happens first: the source ends or fails, a write fails, or the file is closed over its head. The source may be on
 * another context than the file; whoever pauses it last looks whether it was over meanwhile, so that it does not stay paused.
 */
public final class Staging {

  /** How long a stream whose connection is closed may take to deliver what it still has. */
  private static final long LARGEST_SILENCE = 1000;

  private final Vertx vertx;
  private final ReadStream<Buffer> source;
  private final Promise<Void> outcome = Promise.promise();
  private TempFileImpl file;
  private volatile boolean paused = true;
  private volatile long buffers;

  private Staging(Vertx vertx, ReadStream<Buffer> source) {
    this.vertx = vertx;
    this.source = source;
  }

  /**
   * Pause the source, open the file, and let the one flow into the other.
   *
   * @throws RuntimeException what the source throws because it is closed or was read, or an {@link IllegalStateException} when it is
   * being staged already
   */
  public static Future<SpooledTempFile> stage(Vertx vertx, ReadStream<Buffer> source, Supplier<Future<SpooledTempFile>> opener) {
    StagedSources.enter(source);
    Staging staging = new Staging(vertx, source);
    try {
      staging.hold();
      return opener.get().compose(staging::fill, failure -> {
        staging.outcome.tryFail(failure);
        return Future.failedFuture(failure);
      });
    } catch (RuntimeException e) {
      staging.outcome.tryFail(e);
      throw e;
    }
  }

  /** Have the source wait, and hear from now on if it fails. */
  private void hold() {
    outcome.future().onComplete(v -> letGo());
    source.pause();
    StagedSources.checkReadable(source);
    source.exceptionHandler(outcome::tryFail);
    source.endHandler(v -> outcome.tryComplete());
    StagedSources.tellIfClosedMeanwhile(source, outcome::tryFail);
  }

  private Future<SpooledTempFile> fill(SpooledTempFile opened) {
    file = (TempFileImpl) opened;
    file.ended().onComplete(v -> closed());
    if (!isOver()) {
      flow();
    }
    return outcome.future()
      .compose(v -> file.stored())
      .transform((v, failure) -> failure == null
        ? Future.succeededFuture(opened)
        : file.close().transform((w, ignored) -> Future.failedFuture(failure)));
  }

  private void flow() {
    try {
      source.handler(this::take);
      proceed();
    } catch (RuntimeException e) {
      outcome.tryFail(e);
      return;
    }
    if (StagedSources.isClosed(source)) {
      listen();
    }
  }

  private void take(Buffer buffer) {
    if (isOver()) {
      return;
    }
    buffers++;
    boolean full;
    try {
      file.write(buffer).onFailure(this::writeFailed);
      full = file.writeQueueFull();
    } catch (IllegalStateException e) {
      closed();
      return;
    }
    if (full) {
      waitForRoom();
    }
  }

  private void waitForRoom() {
    paused = true;
    try {
      source.pause();
    } catch (RuntimeException e) {
      // It was closed just now
      outcome.tryFail(e);
      return;
    }
    try {
      file.drainHandler(v -> resume());
    } catch (IllegalStateException e) {
      closed();
    }
    if (isOver()) {
      leave(source::resume);
    }
  }

  private void resume() {
    if (!isOver()) {
      try {
        proceed();
      } catch (RuntimeException e) {
        outcome.tryFail(e);
      }
    }
  }

  private void proceed() {
    paused = false;
    source.resume();
  }

  /** Nothing tells that a closed connection has been read to its end before: that nothing comes any more must do. */
  private void listen() {
    long heard = buffers;
    vertx.setTimer(LARGEST_SILENCE, timer -> {
      if (!paused && heard == buffers) {
        outcome.tryFail(new IllegalStateException("The stream had ended before it was staged"));
      } else if (!isOver()) {
        listen();
      }
    });
  }

  private boolean isOver() {
    return outcome.future().isComplete();
  }

  private void writeFailed(Throwable failure) {
    if (failure instanceof IllegalStateException) {
      closed();
    } else {
      outcome.tryFail(failure);
    }
  }

  private void closed() {
    outcome.tryFail(new IllegalStateException("The file was closed while it was staged: its owner or its file system closed"));
  }

  /** What the source still has runs off, for what comes after it on the same connection. */
  private void letGo() {
    leave(() -> source.handler(null));
    leave(() -> source.exceptionHandler(null));
    leave(() -> source.endHandler(null));
    leave(source::resume);
    StagedSources.leave(source);
  }

  /** A source that is closed or at its end may refuse. */
  private static void leave(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException ignored) {
      // there is nothing left to let go of
    }
  }
}
