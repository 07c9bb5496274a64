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
import io.vertx.core.file.AsyncFileLock;
import io.vertx.core.internal.ContextInternal;

import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;
import java.util.List;

/**
 * The locks held on a file that only one handle can reach: they exclude each other, and there is nobody else to exclude.
 */
final class FileLocks {

  private final ContextInternal owner;
  private final List<Lock> held = new ArrayList<>(1);
  private boolean closed;

  FileLocks(ContextInternal owner) {
    this.owner = owner;
  }

  /**
   * @throws OverlappingFileLockException when a lock is held on any of these bytes, as within one process on disk
   */
  synchronized AsyncFileLock acquire(long position, long size, boolean shared) {
    for (Lock other : held) {
      if (other.overlaps(position, size)) {
        throw new OverlappingFileLockException();
      }
    }
    Lock lock = new Lock(position, size, shared);
    if (!closed) {
      held.add(lock);
    }
    return lock;
  }

  synchronized void close() {
    closed = true;
    held.clear();
  }

  private synchronized boolean holds(Lock lock) {
    return held.contains(lock);
  }

  private synchronized void release(Lock lock) {
    held.remove(lock);
  }

  private final class Lock implements AsyncFileLock {

    private final long position;
    private final long size;
    private final boolean shared;

    Lock(long position, long size, boolean shared) {
      this.position = position;
      this.size = size;
      this.shared = shared;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public boolean isShared() {
      return shared;
    }

    @Override
    public boolean overlaps(long otherPosition, long otherSize) {
      return otherPosition < end(position, size) && position < end(otherPosition, otherSize);
    }

    @Override
    public boolean isValidBlocking() {
      return holds(this);
    }

    @Override
    public Future<Boolean> isValid() {
      return owner.succeededFuture(isValidBlocking());
    }

    @Override
    public void releaseBlocking() {
      FileLocks.this.release(this);
    }

    @Override
    public Future<Void> release() {
      FileLocks.this.release(this);
      return owner.succeededFuture();
    }

    private long end(long position, long size) {
      return position + size < 0 ? Long.MAX_VALUE : position + size;
    }
  }
}
