/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The bytes of a file of another node on their way into a storage: what comes while a write is under way is gathered for the next, and the
 * source waits when that is too much. Confined to the context of the node.
 */
final class Receiving {

  private static final int HIGH_WATER_MARK = 1024 * 1024;
  private static final int LOW_WATER_MARK = 512 * 1024;
  /** Each takes memory of its own, however small it is. */
  private static final int MOST_PARTS = 1024;

  private final ContextInternal context;
  private final Storage storage;
  private final long size;
  private final Digest digest = new Digest();
  private ReadStream<Buffer> source;
  private Runnable whenFailed;
  private IntConsumer progress;
  /** What is to be stored next, and how much that is. */
  private final List<ByteBuf> gathered = new ArrayList<>();
  private int gatheredBytes;
  private long stored;
  private boolean paused;
  private boolean writing;
  private Throwable failure;
  /** Completed when nothing is left to be written, or a write has failed; null while nobody waits for that. */
  private Promise<Void> allStored;

  Receiving(ContextInternal context, Storage storage, long size) {
    this.context = context;
    this.storage = storage;
    this.size = size;
  }

  /** How many bytes have come. */
  long count() {
    return digest.count();
  }

  long sum() {
    return digest.value();
  }

  /**
   * Have bytes from another source go on where those before ended.
   *
   * @param whenFailed to be run when nothing can be stored any more
   */
  void turnTo(ReadStream<Buffer> next, Runnable whenFailed) {
    this.source = next;
    this.whenFailed = whenFailed;
    paused = false;
  }

  /**
   * @param progress to be told how many bytes have come, and of 0 when some are stored and others are not
   */
  void onProgress(IntConsumer progress) {
    this.progress = progress;
  }

  /**
   * @return false when that is more than there should be, or nothing can be stored any more
   */
  boolean take(Buffer data) {
    if (failure != null || data.length() > size - digest.count()) {
      return false;
    }
    progress.accept(data.length());
    digest.update(data);
    if (data.length() > 0) {
      gathered.add(((BufferInternal) data).getByteBuf());
      gatheredBytes += data.length();
    }
    write();
    if (!paused && (gatheredBytes > HIGH_WATER_MARK || gathered.size() > MOST_PARTS)) {
      paused = true;
      source.pause();
    }
    return true;
  }

  private void write() {
    if (writing || gathered.isEmpty() || failure != null) {
      return;
    }
    ByteBuf data = Unpooled.wrappedBuffer(gathered.size(), gathered.toArray(new ByteBuf[0]));
    clear();
    writing = true;
    Future<Void> written;
    try {
      written = storage.write(data, stored);
    } catch (RuntimeException e) {
      written = Future.failedFuture(e);
    }
    int count = data.readableBytes();
    if (written.succeeded()) {
      written(count);
    } else {
      written.onComplete((v, cause) -> Turn.next(context, () -> {
        failure = cause;
        written(count);
        if (cause != null) {
          whenFailed.run();
        }
        if (paused && gatheredBytes < LOW_WATER_MARK && gathered.size() < MOST_PARTS / 2) {
          paused = false;
          source.resume();
        }
      }));
    }
  }

  private void clear() {
    gathered.clear();
    gatheredBytes = 0;
  }

  private void written(int count) {
    writing = false;
    if (failure != null) {
      clear();
    } else {
      stored += count;
      if (!gathered.isEmpty()) {
        progress.accept(0);
      }
      write();
    }
    if (!writing && allStored != null) {
      Promise<Void> waiting = allStored;
      allStored = null;
      waiting.complete(null, failure);
    }
  }

  /**
   * @return a future completed when all that came is stored, or failed when it cannot be
   */
  Future<Void> whenStored() {
    if (!writing) {
      return failure == null ? Future.succeededFuture() : Future.failedFuture(failure);
    }
    if (allStored == null) {
      allStored = Promise.promise();
    }
    return allStored.future();
  }
}
