/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.text;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.TempFile;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one who reads the file for all that take text from it: operations first, in the order of their calls, then the stream of lines.
 * <p>
 * Whoever finds {@link #knocks} at zero has the turn: it alone works, in a loop and without a lock, until nobody knocked meanwhile. A call
 * takes its turn on its own thread, so that what it reads is what the file holds at the call; lines are emitted on the owner's context
 * only, where the turn is taken along to.
 */
final class TextReader {

  /** So little is read first; each read is twice as long as the one before, up to the largest. */
  private static final int FIRST_READ = 8 * 1024;
  private static final int LARGEST_READ = 128 * 1024;

  private final TempFile file;
  private final ContextInternal owner;
  private final LineScanner text;
  private final LineStream stream;
  private final Outcomes outcomes;
  private final Queue<ReadOperation<?>> operations = new ConcurrentLinkedQueue<>();
  private final AtomicInteger knocks = new AtomicInteger();

  // What follows belongs to who has the turn

  /** The operation, or the handler of the stream, that takes the text now; null when another one is to come. */
  private Object consumer;
  /** The file ends after what was fed, as seen by a read that was called for the consumer. */
  private boolean end;
  /** The read that is under way, or whose bytes are not fed yet; null when there is none. */
  private Future<Buffer> read;
  private int readLength = FIRST_READ / 2;
  /** The read was called for the consumer before: what was written since may lie behind it. */
  private boolean readBefore;
  private boolean positioned;

  TextReader(TempFile file, ContextInternal owner, LineScanner text, LineStream stream) {
    this.file = file;
    this.owner = owner;
    this.text = text;
    this.stream = stream;
    this.outcomes = new Outcomes(owner);
  }

  void submit(ReadOperation<?> operation) {
    operations.add(operation);
    knock(true);
  }

  /**
   * Go on with the stream, which may have got a handler or demand.
   */
  void flow() {
    knock(true);
  }

  /**
   * Set the read position to 0 when all operations before are done.
   */
  void rewind() {
    submit(new ReadOperation.Action(owner.promise(), () -> {
      read = null;
      readLength = FIRST_READ / 2;
      file.setReadPos(0);
      text.reset(0);
      positioned = true;
    }));
  }

  private void knock(boolean inCall) {
    if (knocks.getAndIncrement() == 0) {
      work(inCall);
    }
  }

  /**
   * @param inCall whether this happens in a call from outside, on whatever thread, rather than in a turn of the context
   */
  private void work(boolean inCall) {
    int heard;
    do {
      heard = knocks.get();
      boolean idle = serveOperations(inCall);
      if (idle && stream.receiver() != null && (inCall || serveStream())) {
        Outcomes.nextTurn(owner, () -> work(false));
        return;
      }
    } while (knocks.addAndGet(-heard) != 0);
  }

  /**
   * @return whether all are done, false when the first one waits for bytes
   */
  private boolean serveOperations(boolean inCall) {
    for (ReadOperation<?> operation = operations.peek(); operation != null; operation = operations.peek()) {
      Throwable failure = null;
      try {
        turnTo(operation);
        while (!operation.advance(text, end)) {
          if (!fetch()) {
            return false;
          }
        }
      } catch (RuntimeException | OutOfMemoryError e) {
        failure = e;
      }
      operations.poll();
      settle(operation, failure, inCall);
    }
    return true;
  }

  private void settle(ReadOperation<?> operation, Throwable failure, boolean inCall) {
    if (inCall) {
      outcomes.tell(() -> operation.settle(failure));
    } else {
      operation.settle(failure);
    }
  }

  /**
   * Emit lines while somebody wants them and the bytes are there.
   *
   * @return whether to go on in the next turn, so that a long file does not keep others from the context
   */
  private boolean serveStream() {
    boolean fetched = false;
    for (Handler<String> receiver = stream.receiver(); receiver != null && operations.isEmpty(); receiver = stream.receiver()) {
      turnTo(receiver);
      try {
        String line = text.line(end);
        if (line != null) {
          stream.emit(line, receiver);
        } else if (end) {
          consumer = null;
          stream.end(receiver);
        } else if (fetched) {
          return true;
        } else if (!fetch()) {
          return false;
        } else {
          fetched = true;
          readAhead();
        }
      } catch (RuntimeException | OutOfMemoryError e) {
        consumer = null;
        stream.fail(e, receiver, isClosed());
      }
    }
    return false;
  }

  private void turnTo(Object next) {
    if (consumer != next) {
      consumer = next;
      end = false;
      readBefore = read != null;
    }
  }

  /**
   * Feed the next bytes of the file.
   *
   * @return false when they are not there yet; there will be a knock when they are
   */
  private boolean fetch() {
    if (read == null) {
      callRead();
    }
    if (!read.isComplete()) {
      return false;
    }
    Future<Buffer> done = read;
    read = null;
    if (done.failed()) {
      Throwable cause = done.cause();
      throw cause instanceof RuntimeException ? (RuntimeException) cause : new FileSystemException("Unable to read text", cause);
    }
    end = !readBefore && done.result().length() < readLength;
    text.feed(done.result());
    return true;
  }

  private void readAhead() {
    if (!end) {
      callRead();
    }
  }

  private void callRead() {
    if (!positioned) {
      text.reset(file.getReadPos());
      positioned = true;
    }
    readLength = Math.min(readLength * 2, LARGEST_READ);
    readBefore = false;
    read = file.read(readLength);
    if (!read.isComplete()) {
      read.onComplete(done -> knock(false));
    }
  }

  /**
   * Whether the file is closed. It has no question for that, but asking for no more buffers is refused by a closed file, and nothing else.
   */
  private boolean isClosed() {
    try {
      file.fetch(0);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
