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

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The read side of a handle: a stream of buffers from the read position on, read ahead while there is demand.
 * <p>
 * One task at a time delivers on the context of the owner: {@link #delivering} is set from when it is scheduled until it finds nothing
 * to deliver. What was read ahead and is written to before it is delivered is read again. All fields are guarded by this; handlers are
 * called without the lock.
 */
final class ReadSide {

  private static final int READ_AHEAD = 3;
  /** The owner does something else after so many buffers in a row. */
  private static final int LARGEST_RUN = 16;

  private final ContextInternal owner;
  private final Storage storage;
  private final OperationQueue queue;
  private final Consumer<Throwable> failures;

  private Cursor cursor = new Cursor(0);
  private long remaining = Long.MAX_VALUE;
  private long demand = Long.MAX_VALUE;
  private int bufferSize;
  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  /** Whether the stream has ended and no end handler was set to be told. */
  private boolean endUnheard;
  private final ArrayDeque<Chunk> chunks = new ArrayDeque<>(READ_AHEAD);
  /** Whether anything was ever read ahead, so that a file that is only written to need not look. */
  private volatile boolean ahead;
  private boolean delivering;
  /** Whether the file is about to come to its end: nothing is delivered until it did not. */
  private boolean held;

  ReadSide(ContextInternal owner, Storage storage, OperationQueue queue, HandleOptions options, Consumer<Throwable> failures) {
    this.owner = owner;
    this.storage = storage;
    this.queue = queue;
    this.failures = failures;
    this.bufferSize = options.readBufferSize;
  }

  /** What was asked for ahead: under way until data or failure is there. */
  private static final class Chunk {

    final long position;
    final int count;
    Buffer data;
    Throwable failure;

    Chunk(long position, int count) {
      this.position = position;
      this.count = count;
    }

    boolean isThere() {
      return data != null || failure != null;
    }

    /** A chunk that met the end of the file depends on all that lies beyond it. */
    long end() {
      return data != null && data.length() < count ? Long.MAX_VALUE : position + count;
    }
  }

  void handler(Handler<Buffer> handler) {
    synchronized (this) {
      this.handler = handler;
      endUnheard &= handler == null;
      if (handler == null) {
        chunks.clear();
      }
    }
    flow();
  }

  synchronized boolean isFlowing() {
    return handler != null;
  }

  void endHandler(Handler<Void> handler) {
    boolean late;
    synchronized (this) {
      endHandler = handler;
      late = handler != null && endUnheard;
      endUnheard &= !late;
    }
    if (late) {
      Turn.next(owner, () -> owner.dispatch(null, handler));
    }
  }

  synchronized void pause() {
    demand = 0;
  }

  void fetch(long amount) {
    synchronized (this) {
      demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    }
    flow();
  }

  synchronized long position() {
    return cursor.position();
  }

  void setPosition(long position) {
    synchronized (this) {
      cursor = new Cursor(position);
      chunks.clear();
    }
    flow();
  }

  synchronized long length() {
    return remaining;
  }

  void setLength(long length) {
    synchronized (this) {
      remaining = length;
      chunks.clear();
    }
    flow();
  }

  synchronized void setBufferSize(int size) {
    bufferSize = size;
  }

  /**
   * Take charge of a sequential read: the stream does not go on before it has moved the cursor.
   */
  synchronized Cursor beginRead() {
    cursor.reads++;
    return cursor;
  }

  void endRead(Cursor moved) {
    synchronized (this) {
      moved.reads--;
    }
    flow();
  }

  /**
   * Forget what was read ahead of these bytes, which are about to be changed.
   *
   * @return whether there was any, so that the stream has to {@link #flow()} on after the change
   */
  boolean invalidate(long from, long to) {
    if (!ahead) {
      return false;
    }
    synchronized (this) {
      boolean stale = false;
      for (Chunk chunk : chunks) {
        stale |= from < chunk.end() && chunk.position < to;
      }
      if (stale) {
        chunks.clear();
      }
      return stale;
    }
  }

  /** What another handle on the same storage goes on from. */
  static final class Settings {

    private final long position;
    private final long remaining;
    private final int bufferSize;

    private Settings(long position, long remaining, int bufferSize) {
      this.position = position;
      this.remaining = remaining;
      this.bufferSize = bufferSize;
    }
  }

  synchronized Settings settings() {
    return new Settings(cursor.position(), remaining, bufferSize);
  }

  synchronized void restore(Settings settings) {
    cursor = new Cursor(settings.position);
    remaining = settings.remaining;
    bufferSize = settings.bufferSize;
  }

  /**
   * Stop for good.
   *
   * @return whether a reader still waited for more
   */
  synchronized boolean close() {
    boolean waited = handler != null;
    handler = null;
    endHandler = null;
    chunks.clear();
    return waited;
  }

  /**
   * Deliver nothing for now, whatever the demand; or, after the next {@link #flow()}, go on.
   */
  synchronized void hold(boolean held) {
    this.held = held;
  }

  private boolean isWanted() {
    return demand > 0 && !held;
  }

  /**
   * Read ahead, and see to it that what is there is delivered.
   */
  void flow() {
    boolean schedule;
    synchronized (this) {
      schedule = handler != null && isWanted() && !delivering;
      delivering |= schedule;
    }
    if (schedule) {
      // Before the reads: what they deliver at once must wait for the caller to have set its other handlers
      Turn.next(owner, this::deliver);
    }
    readAhead();
  }

  private void readAhead() {
    List<Chunk> wanted = new ArrayList<>(READ_AHEAD);
    synchronized (this) {
      for (Chunk chunk = nextChunk(); chunk != null; chunk = nextChunk()) {
        chunks.add(chunk);
        ahead = true;
        wanted.add(chunk);
      }
    }
    for (Chunk chunk : wanted) {
      if (chunk.count == 0) {
        arrived(chunk, Buffer.buffer(), null);
      } else {
        queue.submit(Request.reading(chunk.position, chunk.count, storage -> storage.read(chunk.position, chunk.count),
          (data, failure) -> arrived(chunk, data, failure)));
      }
    }
  }

  /** What to ask for next, null for nothing now. The first one is always asked for, others as far as the file is known to reach. */
  private Chunk nextChunk() {
    if (handler == null || !isWanted() || cursor.reads > 0 || chunks.size() == READ_AHEAD) {
      return null;
    }
    Chunk last = chunks.peekLast();
    long position = cursor.position();
    long left = remaining;
    if (last != null) {
      position = last.position + last.count;
      left -= position - cursor.position();
      if (position >= storage.length() || left == 0 || last.end() == Long.MAX_VALUE) {
        return null;
      }
    }
    return new Chunk(position, (int) Math.min(bufferSize, left));
  }

  private void arrived(Chunk chunk, Buffer data, Throwable failure) {
    boolean schedule;
    synchronized (this) {
      chunk.data = data;
      chunk.failure = failure;
      schedule = chunks.peek() == chunk && isWanted() && !delivering;
      delivering |= schedule;
    }
    if (schedule) {
      owner.execute(this::deliver);
    }
  }

  private void deliver() {
    for (int run = 0; ; run++) {
      if (run == LARGEST_RUN) {
        Turn.next(owner, this::deliver);
        return;
      }
      readAhead();
      Runnable delivery;
      synchronized (this) {
        delivery = nextDelivery();
        if (delivery == null) {
          delivering = false;
          return;
        }
      }
      delivery.run();
    }
  }

  private Runnable nextDelivery() {
    Chunk chunk = chunks.peek();
    if (handler == null || !isWanted() || chunk == null || !chunk.isThere()) {
      return null;
    }
    chunks.poll();
    Handler<Buffer> receiver = handler;
    if (chunk.failure != null) {
      stop();
      return () -> failures.accept(chunk.failure);
    }
    if (chunk.data.length() == 0) {
      stop();
      Handler<Void> ender = endHandler;
      endUnheard = ender == null;
      return () -> {
        if (ender != null) {
          owner.dispatch(null, ender);
        }
      };
    }
    if (chunk.data.length() < chunk.count) {
      chunks.clear();
    }
    cursor.advance(chunk.data.length());
    remaining = remaining == Long.MAX_VALUE ? remaining : remaining - chunk.data.length();
    demand = demand == Long.MAX_VALUE ? demand : demand - 1;
    return () -> owner.dispatch(chunk.data, receiver);
  }

  private void stop() {
    handler = null;
    chunks.clear();
  }
}
