/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.interleavings;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.storage.Storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A few bytes in an array that nothing guards, in memory up to some length and then as if on disk, where workers do what is asked. It takes
 * note when it is asked for something that it may not be asked for, such as two operations on the same bytes side by side.
 */
public final class ArrayStorage implements Storage {

  /** What is written and begins with this fails. */
  public static final byte FAILING = '!';
  public static final IOException FAILURE = new IOException("it was to fail");

  private final StandIn threads;
  private final int largestInMemory;
  private final byte[] bytes = new byte[16];
  private volatile int length;
  private volatile boolean onDisk;

  // Guarded by this
  private final List<Span> underWay = new ArrayList<>();
  private int closings;

  private static final class Span {

    final long from;
    final long to;
    final boolean changes;

    Span(long from, long to, boolean changes) {
      this.from = from;
      this.to = to;
      this.changes = changes;
    }

    boolean conflictsWith(Span other) {
      return from < other.to && other.from < to && (changes || other.changes);
    }
  }

  /**
   * @param largestInMemory the most bytes in memory, -1 for none at all
   */
  public ArrayStorage(StandIn threads, int largestInMemory) {
    this.threads = threads;
    this.largestInMemory = largestInMemory;
    this.onDisk = largestInMemory < 0;
  }

  @Override
  public Future<Void> write(ByteBuf data, long position) {
    byte[] written = new byte[data.readableBytes()];
    data.getBytes(data.readerIndex(), written);
    boolean rollsOver = !onDisk && position + written.length > largestInMemory;
    return operate(position, written.length, true, onDisk || rollsOver, () -> {
      onDisk |= rollsOver;
      if (written[0] == FAILING) {
        return Future.failedFuture(FAILURE);
      }
      System.arraycopy(written, 0, bytes, (int) position, written.length);
      length = Math.max(length, (int) position + written.length);
      return Future.succeededFuture();
    });
  }

  @Override
  public Future<Buffer> read(long position, int count) {
    return operate(position, count, false, onDisk, () -> Future.succeededFuture(
      Buffer.buffer(position >= length ? new byte[0] : Arrays.copyOfRange(bytes, (int) position, (int) Math.min(length, position + count)))));
  }

  @Override
  public Future<Void> truncate(long size) {
    return operate(0, Long.MAX_VALUE, true, onDisk, () -> {
      Arrays.fill(bytes, (int) Math.min(size, length), bytes.length, (byte) 0);
      length = (int) size;
      return Future.succeededFuture();
    });
  }

  @Override
  public Future<Long> size() {
    return operate(0, Long.MAX_VALUE, false, onDisk, () -> Future.succeededFuture((long) length));
  }

  @Override
  public Future<Void> flush() {
    return operate(0, Long.MAX_VALUE, false, onDisk, Future::succeededFuture);
  }

  @Override
  public Future<Void> close() {
    return operate(0, Long.MAX_VALUE, true, onDisk, () -> {
      handOn();
      return Future.succeededFuture();
    });
  }

  /**
   * Belong to nobody or somebody else from now on.
   */
  public synchronized void handOn() {
    closings++;
  }

  /**
   * How often it was closed or handed on.
   */
  public synchronized int closings() {
    return closings;
  }

  private <T> Future<T> operate(long position, long count, boolean changes, boolean byWorker, Supplier<Future<T>> operation) {
    Span span = begin(position, count, changes);
    if (!byWorker) {
      Future<T> done = operation.get();
      end(span);
      return done;
    }
    Promise<T> promise = Promise.promise();
    threads.work(() -> {
      Future<T> done = operation.get();
      end(span);
      promise.complete(done.result(), done.cause());
    });
    return promise.future();
  }

  private synchronized Span begin(long position, long count, boolean changes) {
    Span span = changes && !onDisk ? new Span(0, Long.MAX_VALUE, true)
      : count > length - position ? new Span(Math.min(position, length), Long.MAX_VALUE, changes)
      : new Span(position, position + count, changes);
    threads.expect(closings == 0, "an operation on a storage that is closed");
    threads.expect(underWay.stream().noneMatch(span::conflictsWith), "operations on the same bytes side by side");
    underWay.add(span);
    return span;
  }

  private synchronized void end(Span span) {
    underWay.remove(span);
  }

  @Override
  public boolean isInMemory() {
    return !onDisk;
  }

  @Override
  public long sizeBlocking() {
    return length;
  }

  @Override
  public long length() {
    return length;
  }

  /**
   * What is in it.
   */
  public String content() {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public Future<Integer> fileDescriptor() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void copyTo(FileChannel channel) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void moveTo(Usage usage) {
    throw new UnsupportedOperationException();
  }
}
