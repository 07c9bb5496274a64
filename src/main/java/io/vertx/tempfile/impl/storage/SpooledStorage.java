/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.storage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.limits.Usage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.function.Function;

/**
 * Bytes in memory up to a threshold, and on disk from then on.
 * <p>
 * States: IN_MEMORY → ROLLING_OVER → ON_DISK, or back to IN_MEMORY when the disk refuses. While it rolls over, whatever is called waits
 * for the outcome and then goes to where the bytes are, so that no write falls between the two.
 */
public final class SpooledStorage implements Storage {

  private enum State { IN_MEMORY, ROLLING_OVER, ON_DISK }

  private final long maxInMemory;
  private final DiskFiles files;
  private final FileSpec spec;
  private volatile Usage usage;

  // Guarded by this
  private State state = State.IN_MEMORY;
  private Promise<Void> rollover;

  /** Where the bytes are. */
  private volatile Storage current;

  public SpooledStorage(long maxInMemory, DiskFiles files, FileSpec spec, Usage usage) {
    this.maxInMemory = maxInMemory;
    this.files = files;
    this.spec = spec;
    this.usage = usage;
    this.current = new MemoryStorage(usage);
  }

  @Override
  public boolean isInMemory() {
    return current instanceof MemoryStorage;
  }

  /**
   * Move to disk, if not there already.
   */
  public Future<Void> rollOver() {
    Promise<Void> promise;
    synchronized (this) {
      switch (state) {
        case ON_DISK:
          return Future.succeededFuture();
        case ROLLING_OVER:
          return rollover.future();
        default:
          state = State.ROLLING_OVER;
          promise = rollover = Promise.promise();
      }
    }
    files.rollOver(spec, (MemoryStorage) current, usage).onComplete((disk, failure) -> {
      Storage memory = current;
      synchronized (this) {
        rollover = null;
        state = failure == null ? State.ON_DISK : State.IN_MEMORY;
        if (failure == null) {
          current = disk;
        }
      }
      if (failure == null) {
        usage.rollovers.increment();
        memory.close();
      }
      promise.complete(null, failure);
    });
    return promise.future();
  }

  /** While nothing is under way, it does not roll over either. */
  @Override
  public boolean tryWrite(Buffer data, long position) {
    Storage storage = current;
    if (!(storage instanceof MemoryStorage) || position + data.length() > maxInMemory || data.length() > LARGEST_COPY) {
      return false;
    }
    MemoryStorage memory = (MemoryStorage) storage;
    boolean room = memory.reserve(position, data.length());
    if (room) {
      memory.store(data, position);
    }
    return room;
  }

  @Override
  public Future<Void> write(Buffer data, long position) {
    return settled(storage -> fits(storage, data, position)
      ? store(storage, data, position)
      : rollOver().compose(v -> current.write(data, position)));
  }

  /** Nothing else is under way meanwhile. */
  private Future<Void> store(Storage storage, Buffer data, long position) {
    if (storage instanceof MemoryStorage && data.length() > LARGEST_COPY) {
      return files.onWorker(() -> {
        ((MemoryStorage) storage).store(data, position);
        return null;
      });
    }
    return storage.write(data, position);
  }

  @Override
  public Future<Buffer> read(long position, int count) {
    return settled(storage -> storage instanceof MemoryStorage && Math.min(count, storage.length() - position) >= LARGEST_COPY
      ? files.onWorker(() -> storage.read(position, count).result())
      : storage.read(position, count));
  }

  @Override
  public Future<Void> truncate(long size) {
    return settled(storage -> storage instanceof MemoryStorage && size > maxInMemory
      ? rollOver().compose(v -> current.truncate(size))
      : storage.truncate(size));
  }

  @Override
  public Future<Long> size() {
    return settled(Storage::size);
  }

  @Override
  public long sizeBlocking() {
    return current.sizeBlocking();
  }

  @Override
  public long length() {
    return current.length();
  }

  @Override
  public Future<Void> flush() {
    return settled(Storage::flush);
  }

  @Override
  public Future<Integer> fileDescriptor() {
    return rollOver().compose(v -> current.fileDescriptor());
  }

  @Override
  public void copyTo(FileChannel channel) throws IOException {
    current.copyTo(channel);
  }

  @Override
  public void moveTo(Usage usage) {
    this.usage = usage;
    current.moveTo(usage);
  }

  @Override
  public Future<Void> close() {
    return settled(Storage::close);
  }

  /** Whether a write leaves the content where it is: on disk, or in memory within the threshold and the budget. */
  private boolean fits(Storage storage, Buffer data, long position) {
    if (!(storage instanceof MemoryStorage)) {
      return true;
    }
    if (position + data.length() > maxInMemory) {
      return false;
    }
    if (!((MemoryStorage) storage).reserve(position, data.length())) {
      usage.earlyRollovers.increment();
      return false;
    }
    return true;
  }

  /** Apply to where the bytes are once that is decided. */
  private <T> Future<T> settled(Function<Storage, Future<T>> operation) {
    Promise<Void> pending;
    synchronized (this) {
      pending = rollover;
    }
    return pending == null ? operation.apply(current) : pending.future().transform(outcome -> operation.apply(current));
  }
}
