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

import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;
import java.util.List;

/**
 * The locks held on a file that only one handle can reach: they exclude each other, and there is nobody else to exclude. Guarded by the
 * handle; each {@link Lock} is thread-safe.
 */
final class PrivateLocks {

  private final Handle handle;
  /** Most files have none ever. */
  private List<Lock> held = List.of();

  PrivateLocks(Handle handle) {
    this.handle = handle;
  }

  /**
   * @throws OverlappingFileLockException when a lock is held on any of these bytes, as within one process on disk
   */
  AsyncFileLock acquire(long position, long size, boolean shared) {
    for (Lock other : held) {
      if (other.overlaps(position, size)) {
        throw new OverlappingFileLockException();
      }
    }
    Lock lock = new Lock(position, size, shared);
    if (held.isEmpty()) {
      held = new ArrayList<>(1);
    }
    held.add(lock);
    return lock;
  }

  void close() {
    held = List.of();
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

    /** A size of 0 stands for all that follows, as with the file locks of recent JDKs. */
    private long end(long position, long size) {
      return size == 0 || position > Long.MAX_VALUE - size ? Long.MAX_VALUE : position + size;
    }

    @Override
    public boolean isValidBlocking() {
      synchronized (handle) {
        return held.contains(this);
      }
    }

    @Override
    public Future<Boolean> isValid() {
      return handle.outcomes.tellResult(isValidBlocking());
    }

    @Override
    public void releaseBlocking() {
      synchronized (handle) {
        if (held.contains(this)) {
          held.remove(this);
        }
      }
    }

    @Override
    public Future<Void> release() {
      releaseBlocking();
      return handle.outcomes.tellResult(null);
    }
  }
}
