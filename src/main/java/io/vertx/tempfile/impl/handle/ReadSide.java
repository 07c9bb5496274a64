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
import io.vertx.tempfile.impl.base.Fifo;
import io.vertx.tempfile.impl.base.Owner;

/**
 * The read side of a handle: a stream of buffers from the read position on, read ahead while there is demand.
 * <p>
 * States: IDLE → READING when a handler is set, and back when it is taken away, when the stream fails, or when its end is told. An end that
 * nobody is there to hear is ENDED until an end handler is set, or anything begins another read: a new handler, position or length, or a
 * write behind the end.
 * <p>
 * One turn of the owner at a time delivers, and handlers are called without the lock. What was read ahead and is changed before it is
 * delivered is read again. Guarded by the handle.
 */
final class ReadSide {

  private static final int READ_AHEAD = 4;
  /** The owner does something else after so many buffers in a row. */
  private static final int LARGEST_RUN = 16;

  private enum State { IDLE, READING, ENDED }

  private final Handle handle;
  private final Owner owner;
  private final OperationQueue queue;
  private final HandleOptions options;

  private State state = State.IDLE;
  private Cursor cursor = new Cursor(0);
  private long remaining = Long.MAX_VALUE;
  private long demand = Long.MAX_VALUE;
  private int bufferSize;
  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  private final Fifo<ReadAhead> ahead = new Fifo<>();
  /** Counts what was called that may have the file end elsewhere behind the read position. */
  private int growths;
  /** Whether a turn of the owner delivers, or is about to. */
  private boolean delivering;

  ReadSide(Handle handle, Owner owner, OperationQueue queue, HandleOptions options) {
    this.handle = handle;
    this.owner = owner;
    this.queue = queue;
    this.options = options;
    this.bufferSize = options.readBufferSize;
  }

  // Called by the handle, for whoever calls it

  void handler(Handler<Buffer> handler) {
    if (handler != null) {
      checkReadable();
    }
    this.handler = handler;
    if (handler != null) {
      state = State.READING;
    } else if (state == State.READING) {
      stop();
    }
    readOn();
  }

  /**
   * @throws IllegalStateException when the file was not opened for reading
   */
  void checkReadable() {
    if (!options.read) {
      throw new IllegalStateException("The file was not opened for reading");
    }
  }

  void endHandler(Handler<Void> handler) {
    endHandler = handler;
  }

  void pause() {
    demand = 0;
  }

  void fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    readOn();
  }

  long position() {
    return cursor.position();
  }

  void setPosition(long position) {
    cursor = new Cursor(position);
    beginAnother();
  }

  long length() {
    return remaining;
  }

  void setLength(long length) {
    remaining = length;
    beginAnother();
  }

  void setBufferSize(int size) {
    bufferSize = size;
  }

  private void beginAnother() {
    ahead.clear();
    forgetEnd();
    readOn();
  }

  private void forgetEnd() {
    if (state == State.ENDED) {
      state = State.IDLE;
    }
  }

  /**
   * Take charge of a sequential read: the stream does not go on before it has moved the cursor.
   *
   * @throws IllegalStateException when the stream is being read
   */
  Cursor begin() {
    checkReadable();
    if (state == State.READING) {
      throw new IllegalStateException("The file is being read as a stream: a handler is set");
    }
    cursor.readBegins();
    return cursor;
  }

  /**
   * Take notice that bytes are about to be changed by what was called now.
   */
  void changed(long from, long to) {
    if (to > cursor.position()) {
      growths++;
      if (remaining > 0) {
        forgetEnd();
      }
      for (ReadAhead read : ahead) {
        read.changed(from, to);
      }
    }
  }

  /**
   * Stop for good.
   *
   * @return whether a reader still waited for more
   */
  boolean close() {
    boolean waited = state == State.READING;
    stop();
    endHandler = null;
    return waited;
  }

  private void stop() {
    state = State.IDLE;
    handler = null;
    ahead.clear();
  }

  // Reading ahead

  private boolean isWanted() {
    return state == State.READING && demand > 0 && handle.lifecycle.isOpen();
  }

  /**
   * Read ahead what is wanted, if anything is: the first buffer always, others as far as the file is known to reach.
   */
  void readOn() {
    while (isWanted() && !cursor.isTaken() && ahead.size() < READ_AHEAD) {
      ReadAhead last = ahead.peekLast();
      long position = last == null ? cursor.position() : last.position + last.count;
      long left = remaining - (position - cursor.position());
      if (last != null && (left == 0 || last.isLast() || position >= queue.length())) {
        return;
      }
      ReadAhead next = new ReadAhead(position, (int) Math.min(bufferSize, left), growths);
      ahead.add(next);
      queue.add(next);
    }
  }

  // Delivering

  /**
   * Whether a turn of the owner is needed, which the caller has to {@link #schedule()} once it has left the lock.
   */
  boolean claimTurn() {
    boolean needed = needsTurn();
    delivering |= needed;
    return needed;
  }

  boolean needsTurn() {
    return !delivering && hasDelivery();
  }

  private boolean hasDelivery() {
    ReadAhead first = ahead.peek();
    return isWanted() && first != null && first.isThere() || state == State.ENDED && endHandler != null && handle.lifecycle.isOpen();
  }

  void schedule() {
    owner.next(this::turn);
  }

  /** Called in a turn of the owner, without the lock. */
  private void turn() {
    for (int run = 0; run < LARGEST_RUN; run++) {
      Runnable delivery;
      synchronized (handle) {
        delivery = nextDelivery();
        readOn();
        delivering = delivery != null;
      }
      handle.proceed();
      if (delivery == null) {
        return;
      }
      delivery.run();
    }
    schedule();
  }

  private Runnable nextDelivery() {
    while (isWanted() && !ahead.isEmpty() && ahead.peek().isStale(growths)) {
      ReadAhead again = ahead.poll().again(growths);
      ahead.addFirst(again);
      queue.add(again);
    }
    if (!hasDelivery()) {
      return null;
    }
    if (state == State.ENDED) {
      return end();
    }
    ReadAhead first = ahead.poll();
    if (first.failure != null) {
      stop();
      return () -> handle.readFailed(first.failure);
    }
    if (first.isEnd()) {
      stop();
      state = State.ENDED;
      return endHandler == null ? null : end();
    }
    return data(first);
  }

  private Runnable end() {
    state = State.IDLE;
    Handler<Void> listener = endHandler;
    return () -> owner.dispatch(null, listener);
  }

  private Runnable data(ReadAhead read) {
    if (read.isLast()) {
      ahead.clear();
    }
    Buffer data = read.result;
    cursor.advance(data.length());
    remaining = remaining == Long.MAX_VALUE ? remaining : remaining - data.length();
    demand = demand == Long.MAX_VALUE ? demand : demand - 1;
    Handler<Buffer> receiver = handler;
    return () -> owner.dispatch(data, receiver);
  }

  void save(Settings settings) {
    settings.readPosition = cursor.position();
    settings.readLength = remaining;
    settings.readBufferSize = bufferSize;
  }

  void restore(Settings settings) {
    cursor = new Cursor(settings.readPosition);
    remaining = settings.readLength;
    bufferSize = settings.readBufferSize;
  }
}
