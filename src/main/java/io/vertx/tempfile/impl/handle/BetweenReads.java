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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.function.Supplier;

/**
 * The reads of a storage that is between two owners, which are to be done before anything else is done with it. Thread-safe.
 */
public final class BetweenReads {

  private final Storage storage;
  /** Whether the storage was opened for reading. */
  private final boolean open;
  // Guarded by this
  private int underWay;
  /** Completed when nothing is under way, null while nobody waits for that. */
  private Promise<Void> rest;

  BetweenReads(Storage storage, boolean open) {
    this.storage = storage;
    this.open = open;
  }

  /** One that reads until it is stopped. */
  public final class Reader {

    /** Guarded by the reads. */
    private boolean stopped;

    private Reader() {
    }

    /**
     * How many reads may be under way at once.
     */
    public int mostReads() {
      return open ? 3 : 1;
    }

    /**
     * Read up to {@code count} bytes, fewer at the end of the file only.
     */
    public Future<Buffer> read(long position, int count) {
      return track(() -> open ? storage.read(position, count) : storage.readUnopened(position, count));
    }

    public Future<Long> size() {
      return track(storage::size);
    }

    /**
     * Begin no read any more. Any thread; more than once.
     */
    public void stop() {
      synchronized (BetweenReads.this) {
        stopped = true;
      }
    }

    private <T> Future<T> track(Supplier<Future<T>> operation) {
      synchronized (BetweenReads.this) {
        if (stopped) {
          return Future.failedFuture(new ClosedException("The file is not to be read any more"));
        }
        underWay++;
      }
      Future<T> read;
      try {
        read = operation.get();
      } catch (RuntimeException e) {
        read = Future.failedFuture(e);
      }
      // Before the reader hears of what was read, as it may ask then whether the storage is at rest
      return read.transform((result, failure) -> {
        readDone();
        return failure == null ? Future.succeededFuture(result) : Future.failedFuture(failure);
      });
    }
  }

  Reader reader() {
    return new Reader();
  }

  private void readDone() {
    Promise<Void> waiter;
    synchronized (this) {
      underWay--;
      waiter = underWay == 0 ? rest : null;
      rest = underWay == 0 ? null : rest;
    }
    if (waiter != null) {
      waiter.complete();
    }
  }

  synchronized Future<Void> atRest() {
    if (underWay == 0) {
      return Future.succeededFuture();
    }
    if (rest == null) {
      rest = Promise.promise();
    }
    return rest.future();
  }
}
