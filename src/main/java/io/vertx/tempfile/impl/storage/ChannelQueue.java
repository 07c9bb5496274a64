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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.impl.base.Fifo;

import java.nio.channels.FileChannel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The reads and writes of one file that wait for a worker, which does all that it finds, one after the other, and has to be woken for the
 * first alone: what completes on it and leads to another read or write is done next, by the same worker. Any thread; guarded by this, which
 * nobody holds while something is read, written or completed.
 * <p>
 * A worker gives way to what else the pool has to do every few milliseconds. With reads of many bytes a second one helps.
 */
final class ChannelQueue {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelQueue.class);

  /** A worker is not taken for longer than this, but for what it is doing. */
  private static final long LONGEST_TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  /** So much is done before any of it is completed, so that who waits for it has to be woken once. */
  private static final int LARGEST_RUN = 32;
  private static final long LONGEST_RUN_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final int MOST_WORKERS = 2;

  private final ContextInternal context;
  private final FileChannel channel;
  private final Fifo<ChannelWork<?>> waiting = new Fifo<>();
  /** How many there are, some of which may not have begun. */
  private int workerCount;

  ChannelQueue(ContextInternal context, FileChannel channel) {
    this.context = context;
    this.channel = channel;
  }

  /**
   * Store all that is readable of {@code data}, which is used until the outcome is complete, by the worker or by who calls.
   */
  void write(ByteBuf data, long position, Completable<Void> outcome) {
    submit(new ChannelWork.Write(data, position, outcome));
  }

  /**
   * Read up to {@code count} bytes, fewer at the end of the file only.
   */
  void read(long position, int count, Completable<Buffer> outcome) {
    submit(new ChannelWork.Read(position, count, outcome));
  }

  /**
   * Read up to {@code count} bytes, and put them into a buffer that other workers may be filling.
   */
  void readInto(Buffer buffer, int offset, long position, int count, Completable<Buffer> outcome) {
    submit(new ChannelWork.ReadInto(buffer, offset, position, count, outcome));
  }

  private void submit(ChannelWork<?> work) {
    boolean wanted;
    synchronized (this) {
      waiting.add(work);
      wanted = workerCount == 0 || workerCount < MOST_WORKERS && work.sideBySide;
      workerCount += wanted ? 1 : 0;
    }
    if (wanted) {
      startWorker();
    }
  }

  private void startWorker() {
    try {
      context.executeBlockingInternal(() -> {
        turn();
        return null;
      });
    } catch (RejectedExecutionException | Error e) {
      noWorker(e);
    }
  }

  /** Vert.x is closed, or there is no memory for a thread: without another worker nobody would do what waits. */
  private void noWorker(Throwable failure) {
    Fifo<ChannelWork<?>> abandoned = new Fifo<>();
    synchronized (this) {
      workerCount--;
      while (workerCount == 0 && !waiting.isEmpty()) {
        abandoned.add(waiting.poll());
      }
    }
    while (!abandoned.isEmpty()) {
      abandoned.poll().fail(failure);
    }
  }

  private void turn() {
    Fifo<ChannelWork<?>> uncompleted = new Fifo<>();
    boolean more;
    try (Scratch scratch = new Scratch()) {
      more = work(scratch, uncompleted);
    } catch (Throwable e) {
      // Such as that there is no memory to go on with
      complete(uncompleted);
      noWorker(e);
      return;
    }
    complete(uncompleted);
    if (more) {
      startWorker();
    }
  }

  /**
   * @param uncompleted what is done, and not completed yet
   * @return whether there may be more to do
   */
  private boolean work(Scratch scratch, Fifo<ChannelWork<?>> uncompleted) {
    long now = System.nanoTime();
    long deadline = now + LONGEST_TURN_NANOS;
    long completion = now;
    while (now - deadline < 0) {
      ChannelWork<?> next = next(uncompleted.isEmpty());
      if (next != null) {
        next.run(channel, scratch);
        now = System.nanoTime();
        completion = uncompleted.isEmpty() ? now + LONGEST_RUN_NANOS : completion;
        uncompleted.add(next);
        giveWay(next);
      } else if (uncompleted.isEmpty()) {
        return false;
      }
      if (next == null || uncompleted.size() == LARGEST_RUN || now - completion >= 0) {
        scratch.close();
        complete(uncompleted);
      }
    }
    return true;
  }

  /** Who waits for the processor to do something small need not wait for all that is large: a thread may keep the processor for long. */
  private static void giveWay(ChannelWork<?> done) {
    if (done.large) {
      Thread.yield();
    }
  }

  private static void complete(Fifo<ChannelWork<?>> uncompleted) {
    while (!uncompleted.isEmpty()) {
      try {
        uncompleted.poll().complete();
      } catch (Throwable e) {
        LOG.error("Unable to complete the read or write of a file", e);
      }
    }
  }

  /**
   * @param last whether the worker leaves when there is nothing to do
   */
  private synchronized ChannelWork<?> next(boolean last) {
    ChannelWork<?> next = waiting.poll();
    workerCount -= next == null && last ? 1 : 0;
    return next;
  }
}
