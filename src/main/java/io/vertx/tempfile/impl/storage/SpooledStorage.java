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

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.names.Name;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Bytes in memory up to a threshold, and on disk from then on.
 * <p>
 * It rolls over within an operation that runs alone, so that no other operation finds a part of the bytes here and a part there. When the
 * disk refuses, the bytes stay in memory.
 */
public final class SpooledStorage implements Storage {

  private final long maxInMemory;
  private final DiskFiles files;
  private final FileSpec spec;
  /** Set while nothing is under way, by who hands the file to another file system. */
  private volatile Usage usage;
  /** Where the bytes are: first this, then a {@link DiskStorage}. */
  private final MemoryStorage memory;
  /** Set with the lock of this by the worker that rolls over, beside which nothing else runs. Any thread may look at it. */
  private volatile Storage current;
  /** What is in memory, under a name; null before anybody asked for it. Guarded by this, as closed is. */
  private NamedStorage copy;
  private boolean closed;

  public SpooledStorage(long maxInMemory, DiskFiles files, FileSpec spec, Usage usage) {
    this.maxInMemory = maxInMemory;
    this.files = files;
    this.spec = spec;
    this.usage = usage;
    this.memory = new MemoryStorage(usage);
    this.current = memory;
  }

  /**
   * The size in bytes up to which it stays in memory.
   */
  public int maxInMemory() {
    return (int) maxInMemory;
  }

  @Override
  public boolean isInMemory() {
    return current == memory;
  }

  /**
   * Move to disk, if not there already.
   */
  public Future<Void> rollOver() {
    if (!isInMemory()) {
      return Future.succeededFuture();
    }
    return files.rollOver(spec, memory, usage).map(disk -> {
      synchronized (this) {
        current = disk;
        memory.close();
      }
      usage.rollovers.increment();
      return null;
    });
  }

  /**
   * The file by a name that it keeps until it is closed: the one that it has on disk, or that of a copy of what is in memory. Blocking.
   * For those that are named on disk only.
   */
  public synchronized Name nameBlocking() {
    if (closed) {
      throw new IllegalStateException("File handle is closed");
    }
    if (copy == null && isInMemory()) {
      copy = files.copyNamedBlocking(spec, memory, usage);
    }
    return copy != null ? copy.name() : ((NamedStorage) current).name();
  }

  /**
   * What can be published by its name, or null.
   */
  public NamedStorage named() {
    Storage now = current;
    return now instanceof NamedStorage ? (NamedStorage) now : null;
  }

  @Override
  public Future<Void> write(ByteBuf data, long position) {
    if (!isInMemory()) {
      return current.write(data, position);
    }
    if (!fits(position, data.readableBytes())) {
      return rollOver().compose(v -> current.write(data, position));
    }
    return data.readableBytes() <= LARGEST_COPY ? memory.write(data, position) : files.onWorker(() -> {
      memory.store(data, position);
      return null;
    });
  }

  /** Whether memory takes a write, within the threshold and the budget. */
  private boolean fits(long position, int count) {
    if (position + count > maxInMemory) {
      return false;
    }
    boolean there = memory.reserve(position, count);
    if (!there) {
      usage.earlyRollovers.increment();
    }
    return there;
  }

  @Override
  public Future<Buffer> read(long position, int count) {
    return isInMemory() && Math.min(count, memory.length() - position) >= LARGEST_COPY
      ? files.onWorker(() -> memory.read(position, count).result())
      : current.read(position, count);
  }

  @Override
  public Future<Buffer> readInto(Buffer buffer, int offset, long position, int count) {
    return isInMemory() ? Storage.super.readInto(buffer, offset, position, count) : current.readInto(buffer, offset, position, count);
  }

  @Override
  public Future<Buffer> readUnopened(long position, int count) {
    return isInMemory() ? read(position, count) : current.readUnopened(position, count);
  }

  @Override
  public Future<Void> truncate(long size) {
    return isInMemory() && size > maxInMemory
      ? rollOver().compose(v -> current.truncate(size))
      : current.truncate(size);
  }

  @Override
  public Future<Long> size() {
    return current.size();
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
    return current.flush();
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
    NamedStorage copied = copy();
    if (copied != null) {
      copied.moveTo(usage);
    }
  }

  private synchronized NamedStorage copy() {
    return copy;
  }

  @Override
  public Future<Void> close() {
    NamedStorage copied;
    Future<Void> gone;
    synchronized (this) {
      closed = true;
      copied = copy;
      gone = current.close();
    }
    return copied == null ? gone : gone.eventually(copied::close);
  }
}
