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
import io.vertx.tempfile.impl.base.Outcomes;
import io.vertx.tempfile.impl.base.Owner;

/**
 * How much of what was written to a handle is under way, and who waits for it to become less.
 * <p>
 * One number goes up when a write is accepted and down when its outcome is told. What was told within the call counts until the owner has
 * had another turn: a writer that fills memory meets back-pressure as it does on disk.
 * <p>
 * From the high-water mark on it is full, and drains at half of that. Guarded by the handle.
 */
final class BackPressure {

  /** Whether somebody was told that it is full, and has not heard yet that it drained. */
  private enum Waiter {

    NONE,

    /** Its handler is there, or will be when the turn is over in which it was told. */
    LISTENING,

    /** It may be about to set its handler, on another thread than the owner's: what an older handler hears is not for it. */
    APPROACHING
  }

  private final Handle handle;
  private final Owner owner;
  private final Outcomes outcomes;

  private int highWaterMark;
  private long underWay;
  /** The part of {@link #underWay} that was told within the call, and counts until the owner has another turn. */
  private long toldWithinCall;
  /** Whether a turn was asked for in which {@link #toldWithinCall} is taken off. */
  private boolean deducting;
  private boolean full;
  private Waiter waiter = Waiter.NONE;
  private Handler<Void> drainHandler;
  /** Whether it drained, and the handler is to hear so once nothing is about to end the handle. */
  private boolean drained;

  BackPressure(Handle handle, Owner owner, Outcomes outcomes, int highWaterMark) {
    this.handle = handle;
    this.owner = owner;
    this.outcomes = outcomes;
    this.highWaterMark = highWaterMark;
  }

  /**
   * Take notice that a write was accepted. Called with the lock by the thread that writes.
   */
  void accepted(int bytes) {
    underWay += bytes;
    full |= underWay >= highWaterMark;
  }

  /**
   * Take notice that the outcome of a write is told next. Called with the lock in a turn of the owner.
   */
  void told(int bytes) {
    underWay -= bytes;
    drainIfLow();
  }

  /**
   * Take notice of a write whose outcome is told within its call. Called with the lock by the owner, who writes.
   */
  void toldWithinCall(int bytes) {
    toldWithinCall += bytes;
    // Not worth a turn as long as it is but a part of what makes it full
    if (!deducting && toldWithinCall >= highWaterMark / 4) {
      deducting = true;
      outcomes.add(new Deduction());
    }
  }

  /** Takes off what was told within calls, now that the owner has another turn. */
  private final class Deduction implements Outcomes.Telling {

    @Override
    public void due() {
      deducting = false;
      long bytes = toldWithinCall;
      toldWithinCall = 0;
      underWay -= bytes;
      drainIfLow();
    }

    @Override
    public void tell() {
      // It was told within the call
    }
  }

  private void drainIfLow() {
    if (full && underWay <= highWaterMark / 2) {
      full = false;
      drained = drainHandler != null;
      tellDrained();
    }
  }

  private void tellDrained() {
    if (drained && !handle.lifecycle.isConcluding()) {
      outcomes.addNext(new Drain());
    }
  }

  private final class Drain implements Outcomes.Telling {

    private Handler<Void> listener;

    @Override
    public void due() {
      if (drained && !handle.lifecycle.isConcluding()) {
        drained = false;
        listener = drainHandler;
        waiter = waiter == Waiter.APPROACHING ? waiter : Waiter.NONE;
      }
    }

    @Override
    public void tell() {
      if (listener != null) {
        owner.dispatch(null, listener);
      }
    }
  }

  boolean isFull() {
    if (full) {
      waiter = waiter != Waiter.APPROACHING && owner.isCalling() ? Waiter.LISTENING : Waiter.APPROACHING;
    }
    return full;
  }

  /**
   * Set who is told that it drained. Who was told that it is full, and finds only now that the handle has ended, is told of that.
   *
   * @throws IllegalStateException when something has ended the handle, or is about to, and nobody can be waiting
   */
  void drainHandler(Handler<Void> handler) {
    if (handler != null && waiter != Waiter.APPROACHING) {
      handle.lifecycle.checkOpen();
    }
    drainHandler = handler;
    if (handler == null) {
      return;
    }
    if (full) {
      waiter = waiter == Waiter.NONE ? waiter : Waiter.LISTENING;
    } else if (waiter != Waiter.NONE) {
      // It drained between the question and the handler
      waiter = Waiter.LISTENING;
      drained = true;
      tellDrained();
    }
  }

  void setHighWaterMark(int size) {
    highWaterMark = size;
    drainIfLow();
  }

  int highWaterMark() {
    return highWaterMark;
  }

  /**
   * Tell the drain handler what it was not told while the handle was about to end.
   */
  void goOn() {
    tellDrained();
  }

  /**
   * Tell who still waits, such as a pipe, that there is nothing to wait for any more: its next write fails.
   */
  void ended() {
    full = false;
    drained = waiter != Waiter.NONE && drainHandler != null;
    if (drained) {
      outcomes.add(new Drain());
    } else {
      drainHandler = null;
    }
  }
}
