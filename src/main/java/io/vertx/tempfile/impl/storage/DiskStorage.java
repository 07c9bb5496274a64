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
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.impl.base.DiskFailures;
import io.vertx.tempfile.impl.base.OpenFileDescriptors;
import io.vertx.tempfile.impl.limits.Charge;
import io.vertx.tempfile.impl.limits.Usage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file on disk without a name: a Vert.x {@link AsyncFile}, and a second channel for what that cannot do, or not as fast.
 */
public class DiskStorage implements Storage {

  private final ContextInternal context;
  private final AsyncFile file;
  /** Where the file was created; gone since, unless somebody gave it a name. */
  private final Path path;
  /** What identifies the file whatever its name, null where the platform does not tell. */
  private final Object key;
  /** Changed by the worker that has written or truncated; what passes the length runs alone. Any thread may ask for it. */
  private volatile long length;
  private final Charge charge;
  private final SecondChannel channel;
  private final FileAccess access;

  /**
   * @param channel a second one that is open on the file, null when there is none
   * @param queued whether that one can read and write all that the other can
   */
  DiskStorage(ContextInternal context, AsyncFile file, Path path, Object key, long length, FileChannel channel, boolean queued,
              Charge charge) {
    this.context = context;
    this.file = file;
    this.path = path;
    this.key = key;
    this.length = length;
    this.channel = new SecondChannel(channel, this::openAgain);
    this.access = new FileAccess(file, queued ? new ChannelQueue(context, channel) : null);
    this.charge = charge;
  }

  public AsyncFile file() {
    return file;
  }

  Path path() {
    return path;
  }

  ContextInternal context() {
    return context;
  }

  @Override
  public Future<Void> write(ByteBuf data, long position) {
    int count = data.readableBytes();
    long end = position + count;
    long growth = Math.max(0, end - length);
    if (!charge.tryRaise(growth)) {
      return Future.failedFuture(beyondQuota("write " + count + " bytes to", growth));
    }
    Promise<Void> outcome = Promise.promise();
    access.write(data, position, (v, cause) -> {
      if (cause == null) {
        grow(end);
        outcome.complete();
        return;
      }
      charge.lower(growth);
      Throwable failure = DiskFailures.failure("write " + count + " bytes at " + position + " to", path, cause);
      undo(position, end).onComplete((w, ignored) -> outcome.fail(failure));
    });
    return outcome.future();
  }

  /** Others that stay within the length may be done at the same time, but none that passes it. */
  private void grow(long end) {
    if (end > length) {
      length = end;
    }
  }

  private TempFileLimitException beyondQuota(String operation, long growth) {
    return beyondQuota(operation, path, charge.usage(), growth);
  }

  static TempFileLimitException beyondQuota(String operation, Path path, Usage usage, long growth) {
    usage.limitRefusals.increment();
    long quota = usage.disk().limit();
    long used = usage.disk().used();
    long size = used > Long.MAX_VALUE - growth ? Long.MAX_VALUE : used + growth;
    return new TempFileLimitException("Unable to " + operation + " '" + path + "': all files on disk would have " + size
      + " bytes, more than the quota of " + quota, "diskQuota", quota, size);
  }

  /** What was stored of a write that failed is no part of the file. */
  Future<Void> undo(long position, long end) {
    return end > length ? cutTo(() -> length) : Future.succeededFuture();
  }

  interface Size {
    long get() throws IOException;
  }

  /** Give the file on disk a size, and leave the books as they are. */
  final Future<Void> cutTo(Size size) {
    return DiskFiles.onWorker(context, () -> {
      channel.setSize(size.get());
      return null;
    });
  }

  @Override
  public Future<Buffer> read(long position, int count) {
    int there = readable(position, count);
    if (there == 0) {
      return Future.succeededFuture(Buffer.buffer());
    }
    Promise<Buffer> outcome = Promise.promise();
    access.read(position, there, read(outcome, position, there));
    return outcome.future();
  }

  @Override
  public Future<Buffer> readInto(Buffer buffer, int offset, long position, int count) {
    int there = readable(position, count);
    if (there == 0) {
      return Future.succeededFuture(buffer);
    }
    Promise<Buffer> outcome = Promise.promise();
    access.readInto(buffer, offset, position, there, read(outcome, position, there));
    return outcome.future();
  }

  private Completable<Buffer> read(Promise<Buffer> outcome, long position, int count) {
    return (read, cause) -> outcome.complete(read,
      cause == null ? null : DiskFailures.failure("read " + count + " bytes at " + position + " from", path, cause));
  }

  @Override
  public Future<Buffer> readUnopened(long position, int count) {
    return DiskFiles.onWorker(context, () -> channel.read(position, readable(position, count)));
  }

  /**
   * How many of {@code count} bytes at {@code position} are worth asking the disk for.
   */
  int readable(long position, int count) {
    return (int) Math.max(0, Math.min(count, length - position));
  }

  @Override
  public Future<Void> truncate(long size) {
    long growth = Math.max(0, size - length);
    if (!charge.tryRaise(growth)) {
      return Future.failedFuture(beyondQuota("truncate to " + size + " bytes", growth));
    }
    return DiskFiles.onWorker(context, () -> {
      try {
        channel.setSize(size);
        charge.lower(Math.max(0, length - size));
        length = size;
        return null;
      } catch (IOException e) {
        charge.lower(growth);
        throw DiskFailures.failure("truncate to " + size + " bytes", path, e);
      }
    });
  }

  @Override
  public Future<Long> size() {
    return Future.succeededFuture(length);
  }

  @Override
  public long sizeBlocking() {
    return length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public Future<Void> flush() {
    return file.flush()
      .recover(cause -> Future.failedFuture(DiskFailures.failure("flush", path, cause.getCause() == null ? cause : cause.getCause())));
  }

  @Override
  public Future<Integer> fileDescriptor() {
    if (!OpenFileDescriptors.AVAILABLE) {
      return Future.failedFuture(new UnsupportedOperationException("File descriptors can be told on Linux only"));
    }
    return DiskFiles.onWorker(context, () -> {
      try {
        leaveOneDescriptor();
        return OpenFileDescriptors.find(path, key);
      } catch (IOException e) {
        throw DiskFailures.failure("find the file descriptor of", path, e);
      }
    });
  }

  /** The number that is told is to stay good: an interrupt can close the second channel, whose number means another file then. */
  void leaveOneDescriptor() throws IOException {
    if (channel.closeSpare()) {
      access.leaveToAsyncFile();
    }
  }

  @Override
  public void copyTo(FileChannel target) throws IOException {
    channel.copyTo(target);
  }

  /**
   * A channel to force the file to the device by, which stays open as long as the file. Blocking.
   */
  public FileChannel channelBlocking() throws IOException {
    return channel.get();
  }

  @Override
  public void moveTo(Usage other) {
    charge.moveTo(other);
  }

  @Override
  public Future<Void> close() {
    return afterwards(closeFile(), charge::giveAllBack);
  }

  /** What comes of it is told when the action is done: two listeners of one future may run on two threads. */
  static Future<Void> afterwards(Future<Void> closed, Runnable action) {
    return closed.transform((v, failure) -> {
      action.run();
      return failure == null ? Future.succeededFuture() : Future.failedFuture(failure);
    });
  }

  final Charge charge() {
    return charge;
  }

  final Future<Void> closeFile() {
    Future<Void> closed = file.close()
      .recover(cause -> Future.failedFuture(DiskFailures.failure("close", path, cause)));
    if (!channel.isOpen()) {
      return closed;
    }
    return closed.eventually(() -> DiskFiles.onThisWorker(context, () -> {
      channel.close();
      return null;
    }));
  }

  /**
   * Open the file once more, by a descriptor that is open on it.
   */
  FileChannel openAgain() throws IOException {
    return openAgain(OpenFileDescriptors.path(OpenFileDescriptors.find(path, key)));
  }

  static FileChannel openAgain(Path name) throws IOException {
    return FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
