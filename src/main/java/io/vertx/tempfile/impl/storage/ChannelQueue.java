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
import io.vertx.tempfile.impl.limits.GatheringMemory;

import java.io.IOException;
import java.nio.ByteBuffer;
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
  /** To read as many bytes is worth waking another worker. */
  private static final int MUCH = 64 * 1024;
  private static final int MOST_WORKERS = 2;

  private final ContextInternal context;
  private final FileChannel channel;
  private final Fifo<Work<?>> waiting = new Fifo<>();
  /** How many there are, some of which may not have begun. */
  private int workerCount;

  ChannelQueue(ContextInternal context, FileChannel channel) {
    this.context = context;
    this.channel = channel;
  }

  /**
   * Where a worker puts what it reads, before that goes to its place. It is given back before anything is completed: who hears that all
   * is read can count on it that no memory is taken for it any more.
   */
  private static final class Scratch implements AutoCloseable {

    private final GatheringMemory memory = GatheringMemory.shared();
    /** Off the heap, so that the system reads into it; null when there was no need for it, or no memory. */
    private ByteBuf direct;

    ByteBuffer take(int count) {
      direct = direct == null && count <= GatheringMemory.SIZE ? memory.takeOrMake() : direct;
      return direct == null || count > GatheringMemory.SIZE ? ByteBuffer.allocate(count) : direct.internalNioBuffer(0, count);
    }

    @Override
    public void close() {
      if (direct != null) {
        memory.giveBack(direct);
        direct = null;
      }
    }
  }

  /** Something that a worker does. */
  private abstract static class Work<T> {

    final boolean large;
    /** Whether two may be done at the same time; what changes a file, the system does one after the other. */
    final boolean sideBySide;
    private final Completable<T> outcome;
    private T result;
    private Throwable failure;

    Work(int bytes, boolean read, Completable<T> outcome) {
      this.outcome = outcome;
      this.large = bytes >= MUCH;
      this.sideBySide = read && large;
    }

    abstract T perform(FileChannel channel, Scratch scratch) throws IOException;

    final void run(FileChannel channel, Scratch scratch) {
      try {
        result = perform(channel, scratch);
      } catch (Throwable e) {
        failure = e;
      }
    }

    final void complete() {
      outcome.complete(result, failure);
    }

    final void fail(Throwable failure) {
      outcome.fail(failure);
    }
  }

  /**
   * Store all that is readable of {@code data}, which is used until the outcome is complete, by the worker or by who calls.
   */
  void write(ByteBuf data, long position, Completable<Void> outcome) {
    submit(new Work<>(data.readableBytes(), false, outcome) {
      @Override
      Void perform(FileChannel channel, Scratch scratch) throws IOException {
        long at = position;
        for (ByteBuffer part : data.nioBuffers()) {
          at += writePart(part, at);
        }
        return null;
      }

      private int writePart(ByteBuffer part, long at) throws IOException {
        int end = part.limit();
        int begin = part.position();
        while (part.position() < end) {
          part.limit(Math.min(end, part.position() + Pieces.LARGEST));
          channel.write(part, at + part.position() - begin);
        }
        return end - begin;
      }
    });
  }

  /**
   * Read up to {@code count} bytes, fewer at the end of the file only.
   */
  void read(long position, int count, Completable<Buffer> outcome) {
    submit(new Work<>(count, true, outcome) {
      @Override
      Buffer perform(FileChannel channel, Scratch scratch) throws IOException {
        ByteBuffer bytes = scratch.take(count);
        int read = readAll(channel, position, bytes);
        if (bytes.hasArray()) {
          return Reception.keep(bytes.array(), read);
        }
        byte[] array = new byte[read];
        bytes.flip().get(array);
        return Reception.keep(array, read);
      }
    });
  }

  /**
   * Read up to {@code count} bytes, and put them into a buffer that other workers may be filling.
   */
  void readInto(Buffer buffer, int offset, long position, int count, Completable<Buffer> outcome) {
    submit(new Work<>(count, true, outcome) {
      @Override
      Buffer perform(FileChannel channel, Scratch scratch) throws IOException {
        ByteBuffer bytes = scratch.take(count);
        int read = readAll(channel, position, bytes);
        if (read > 0) {
          synchronized (buffer) {
            buffer.setBytes(offset, bytes.flip());
          }
        }
        return buffer;
      }
    });
  }

  private static int readAll(FileChannel channel, long position, ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    int read = 0;
    while (read >= 0 && bytes.position() < end) {
      bytes.limit(Math.min(end, bytes.position() + Pieces.LARGEST));
      read = channel.read(bytes, position + bytes.position());
    }
    return bytes.position();
  }

  private void submit(Work<?> work) {
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
    Fifo<Work<?>> abandoned = new Fifo<>();
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
    Fifo<Work<?>> uncompleted = new Fifo<>();
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
  private boolean work(Scratch scratch, Fifo<Work<?>> uncompleted) {
    long now = System.nanoTime();
    long deadline = now + LONGEST_TURN_NANOS;
    long completion = now;
    while (now - deadline < 0) {
      Work<?> next = next(uncompleted.isEmpty());
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
  private static void giveWay(Work<?> done) {
    if (done.large) {
      Thread.yield();
    }
  }

  private static void complete(Fifo<Work<?>> uncompleted) {
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
  private synchronized Work<?> next(boolean last) {
    Work<?> next = waiting.poll();
    workerCount -= next == null && last ? 1 : 0;
    return next;
  }
}
