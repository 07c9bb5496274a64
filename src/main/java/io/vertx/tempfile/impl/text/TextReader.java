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

import io.vertx.core.Handler;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.impl.base.Outcomes;
import io.vertx.tempfile.impl.base.Owner;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one who reads the file for all that take text from it: operations first, in the order of their calls, then the stream of lines.
 * <p>
 * Whoever finds {@link #knocks} at zero has the turn: it alone works, in a loop and without a lock, until nobody knocked meanwhile. A call
 * takes its turn on its own thread, so that what it reads is what the file holds at the call; lines are emitted on the owner's context
 * only, where the turn is taken along to. Foreign code is told after the turn is given back, as it may wait for what it calls; handlers of
 * lines only where they can wait, on virtual threads.
 */
final class TextReader {

  /** As many operations as are done before the first of them is told. */
  private static final int LARGEST_TURN = 256;
  /** As many times as operations are fed before others come to their turn, which memory would let them be for ever. */
  private static final int LARGEST_MEAL = 8;

  private enum Progress {
    /** Nothing is left to do, or nothing before the next knock. */
    RESTING,
    /** There is more to do, with the next turn of the context, so that others come to theirs. */
    TIRED
  }

  private final Owner owner;
  private final LineScanner text;
  private final TextFeed feed;
  private final LineStream stream;
  private final Outcomes outcomes;
  private final boolean handlersCanWait;
  private final Queue<ReadOperation<?>> operations = new ConcurrentLinkedQueue<>();
  private final AtomicInteger knocks = new AtomicInteger();
  /** The stream is being told something by one who has not the turn; until that is done it takes nothing more. */
  private volatile boolean streamIsBusy;

  // What follows belongs to who has the turn

  /** The stream was fed in this turn of the context. */
  private boolean fed;
  /** What the stream is to be told when the turn is given back. */
  private Runnable forStream;

  TextReader(TempFile file, Owner owner, LineScanner text, LineStream stream) {
    this.owner = owner;
    this.text = text;
    this.feed = new TextFeed(file, text, () -> knock(false));
    this.stream = stream;
    this.outcomes = new Outcomes(new Object(), owner);
    this.handlersCanWait = owner.canWait();
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
    submit(new ReadOperation.Action(owner.promise(), feed::rewind));
  }

  /**
   * @param inCall whether this happens in a call from outside, on whatever thread, rather than in a turn of the context
   */
  private void knock(boolean inCall) {
    boolean again = true;
    while (again && knocks.getAndIncrement() == 0) {
      again = work(inCall);
    }
  }

  private void nextTurn() {
    if (work(false)) {
      knock(false);
    }
  }

  /**
   * Do all there is to do, give the turn back, and tell what came of it.
   *
   * @return whether the stream was told, so that it may have more to do
   */
  private boolean work(boolean inCall) {
    List<Outcomes.Telling> tellings = new ArrayList<>(1);
    Progress progress;
    Runnable telling = null;
    int heard;
    do {
      heard = knocks.get();
      progress = serveOperations(tellings);
      if (progress == Progress.RESTING && operations.isEmpty() && !streamIsBusy && stream.receiver() != null) {
        progress = inCall ? Progress.TIRED : serveStream();
        if (forStream != null) {
          telling = forStream;
          forStream = null;
          streamIsBusy = true;
        }
      }
    } while (progress != Progress.TIRED && knocks.addAndGet(-heard) != 0);
    if (progress == Progress.TIRED) {
      owner.next(this::nextTurn);
    }
    if (inCall && tellings.size() == 1) {
      outcomes.tellCaller(tellings.get(0));
    } else {
      outcomes.tell(tellings, !inCall);
    }
    if (telling != null) {
      telling.run();
      streamIsBusy = false;
    }
    return telling != null;
  }

  private Progress serveOperations(List<Outcomes.Telling> tellings) {
    int fetches = 0;
    for (ReadOperation<?> operation = operations.peek(); operation != null; operation = operations.peek()) {
      if (tellings.size() >= LARGEST_TURN) {
        return Progress.TIRED;
      }
      ReadOperation<?> done = operation;
      try {
        feed.turnTo(operation);
        while (!operation.advance(text, feed.isAtEnd())) {
          if (++fetches > LARGEST_MEAL) {
            return Progress.TIRED;
          }
          if (!feed.fetch()) {
            return Progress.RESTING;
          }
        }
        tellings.add(() -> done.tell(null));
      } catch (Throwable e) {
        tellings.add(() -> done.tell(e));
      }
      operations.poll();
    }
    return Progress.RESTING;
  }

  private Progress serveStream() {
    for (Handler<String> receiver = stream.receiver(); receiver != null && operations.isEmpty(); receiver = stream.receiver()) {
      feed.turnTo(receiver);
      try {
        String line = text.line(feed.isAtEnd());
        if (line != null) {
          emit(line, receiver);
        } else if (feed.isAtEnd()) {
          end(receiver);
        } else if (fed) {
          fed = false;
          return Progress.TIRED;
        } else {
          fed = feed.fetch();
          if (!fed) {
            return Progress.RESTING;
          }
          feed.readAhead();
        }
      } catch (Throwable e) {
        fail(e, receiver);
      }
      if (forStream != null) {
        break;
      }
    }
    return Progress.RESTING;
  }

  private void emit(String line, Handler<String> receiver) {
    if (handlersCanWait) {
      forStream = () -> stream.emit(line, receiver);
    } else {
      stream.emit(line, receiver);
    }
  }

  private void end(Handler<String> receiver) {
    feed.turnTo(null);
    forStream = () -> stream.end(receiver);
  }

  private void fail(Throwable failure, Handler<String> receiver) {
    feed.turnTo(null);
    boolean expected = feed.isClosed();
    forStream = () -> stream.fail(failure, receiver, expected);
  }
}
