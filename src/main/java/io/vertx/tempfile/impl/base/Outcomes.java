/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;

import java.util.List;

/**
 * What an owner is still to be told of something that it has, in order.
 * <p>
 * It is told in turns of the owner, one outcome after the other and each on its own: what a listener throws concerns nobody else, and
 * where a listener can wait for what comes after it, each has a turn to itself. Guarded by a lock that belongs to who tells; told without
 * it.
 */
public final class Outcomes {

  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  /** The owner does something else after so many in a row. */
  private static final int LARGEST_RUN = 64;

  /** Something to be told. */
  public interface Telling {

    /**
     * Take notice that this is told next. With the lock.
     */
    default void due() {
    }

    /**
     * Tell it, in a turn of the owner and without the lock.
     */
    void tell();
  }

  private final Object lock;
  private final Owner owner;
  /** Whether a listener can wait in its turn, so that there is one turn for each. */
  private final boolean oneByOne;
  private final Fifo<Telling> waiting = new Fifo<>();
  /** Whether the owner has, or is about to get, a turn for it. */
  private boolean scheduled;

  public Outcomes(Object lock, Owner owner) {
    this.lock = lock;
    this.owner = owner;
    this.oneByOne = owner.canWait();
  }

  /**
   * Whether all has been told.
   */
  public boolean isNothing() {
    return !scheduled && waiting.isEmpty();
  }

  /**
   * Whether all has been told but this.
   */
  public boolean isNothingBut(Telling telling) {
    return !scheduled && waiting.size() == 1 && waiting.peek() == telling;
  }

  /**
   * Leave what would be told next to the caller.
   */
  public void takeNext() {
    waiting.poll();
  }

  public void add(Telling telling) {
    waiting.add(telling);
  }

  /**
   * Tell this before all that waits.
   */
  public void addNext(Telling telling) {
    waiting.addFirst(telling);
  }

  public boolean needsTurn() {
    return !scheduled && !waiting.isEmpty();
  }

  /**
   * Whether a turn of the owner is needed, which the caller has to {@link #schedule()} once it has left the lock.
   */
  public boolean claimTurn() {
    boolean needed = needsTurn();
    scheduled |= needed;
    return needed;
  }

  public void schedule() {
    owner.next(this::turn);
  }

  /**
   * Tell some more, without the lock.
   *
   * @param inTurn whether this is called in a turn of the owner, where it can be told at once
   */
  public void tell(List<? extends Telling> tellings, boolean inTurn) {
    boolean turn;
    synchronized (lock) {
      waiting.addAll(tellings);
      turn = claimTurn();
    }
    if (turn && inTurn && !oneByOne) {
      turn();
    } else if (turn) {
      schedule();
    }
  }

  /**
   * Tell one thing more within the call that it is about, if nothing is to be told before it and the owner calls, or in a turn. Without the
   * lock.
   */
  public void tellCaller(Telling telling) {
    boolean now;
    boolean turn;
    synchronized (lock) {
      now = isNothing() && owner.claimCall();
      if (!now) {
        waiting.add(telling);
      }
      turn = claimTurn();
    }
    if (now) {
      tell(telling);
    } else if (turn) {
      schedule();
    }
  }

  /**
   * The same for a result that needs no more than to be told.
   */
  public <T> Future<T> tellResult(T result) {
    Promise<T> promise;
    boolean turn;
    synchronized (lock) {
      if (isNothing() && owner.claimCall()) {
        return owner.succeeded(result);
      }
      promise = owner.promise();
      waiting.add(() -> promise.complete(result));
      turn = claimTurn();
    }
    if (turn) {
      schedule();
    }
    return promise.future();
  }

  private void turn() {
    if (oneByOne) {
      tellOne();
      return;
    }
    for (int told = 0; told < LARGEST_RUN; told++) {
      Telling next = next();
      if (next == null) {
        return;
      }
      tell(next);
    }
    schedule();
  }

  private Telling next() {
    synchronized (lock) {
      Telling next = waiting.poll();
      if (next != null) {
        next.due();
      }
      // Until it is told nobody else tells what comes after it
      scheduled = next != null;
      return next;
    }
  }

  /** What comes after it has its turn already, should this one's listener wait. */
  private void tellOne() {
    Telling next;
    boolean more;
    synchronized (lock) {
      next = waiting.poll();
      next.due();
      more = scheduled = !waiting.isEmpty();
    }
    if (more) {
      schedule();
    }
    tell(next);
  }

  private static void tell(Telling next) {
    try {
      next.tell();
    } catch (Throwable t) {
      // What listeners throw was caught before; this is what the exception handler of their context throws
      LOG.error("The exception handler of a context failed", t);
    }
  }
}
