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
import io.vertx.tempfile.tests.interleavings.ModelChecking;
import io.vertx.tempfile.tests.interleavings.StandIn;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;

import java.util.ArrayList;
import java.util.List;

/**
 * What several threads have to tell is told in the order in which it was added, each once, in turns of the owner or within its own call.
 */
@Param(name = "thread", gen = ThreadIdGen.class)
public abstract class OutcomesOperations {

  private final Object lock = new Object();
  private final StandIn owner;
  private final Outcomes outcomes;

  /** What was added by each thread, in its order. */
  private final List<List<Notice>> added = ModelChecking.each(ArrayList::new);
  /** Guarded by the lock. */
  private final List<Notice> due = new ArrayList<>();
  private final List<Notice> told = new ArrayList<>();
  private final List<Notice> listeners = new ArrayList<>();

  OutcomesOperations(boolean canWait) {
    owner = new StandIn(canWait);
    outcomes = new Outcomes(lock, owner);
  }

  private final class Notice implements Outcomes.Telling {

    /** What the listener has told in its turn, null when it does nothing. */
    private final Notice next;

    Notice(int thread) {
      next = null;
      added.get(thread).add(this);
    }

    Notice(Notice next) {
      this.next = next;
      synchronized (told) {
        listeners.add(this);
      }
    }

    Notice() {
      next = null;
    }

    @Override
    public void due() {
      due.add(this);
    }

    @Override
    public void tell() {
      owner.expect(owner.isCalling(), "told outside a turn");
      if (next != null) {
        outcomes.tellCaller(next);
      }
      synchronized (told) {
        told.add(this);
      }
    }
  }

  @Operation
  public void add(@Param(name = "thread") int thread) {
    Notice notice = new Notice(thread);
    boolean turn;
    synchronized (lock) {
      outcomes.add(notice);
      turn = outcomes.claimTurn();
    }
    if (turn) {
      outcomes.schedule();
    }
  }

  @Operation
  public void tellListener() {
    Notice next = new Notice();
    Notice notice = new Notice(next);
    call(false, () -> outcomes.tellCaller(notice));
  }

  @Operation
  public void tell(@Param(name = "thread") int thread, @Param(gen = BooleanGen.class) boolean inTurn) {
    List<Notice> notices = List.of(new Notice(thread), new Notice(thread));
    call(inTurn, () -> outcomes.tell(notices, inTurn));
  }

  @Operation
  public void tellCaller(@Param(name = "thread") int thread, @Param(gen = BooleanGen.class) boolean inTurn) {
    Notice notice = new Notice(thread);
    call(inTurn, () -> outcomes.tellCaller(notice));
  }

  private void call(boolean inTurn, Runnable call) {
    if (inTurn) {
      owner.inTurn(() -> {
        call.run();
        return null;
      });
    } else {
      call.run();
    }
  }

  @Operation
  public String tellResult(@Param(gen = BooleanGen.class) boolean inTurn) {
    Future<String> told = inTurn ? owner.inTurn(() -> outcomes.tellResult("result")) : outcomes.tellResult("result");
    owner.await(told);
    return told.result();
  }

  @Operation
  public void workForOthers() {
    owner.help();
  }

  @Validate
  public void nothingIsLost() {
    owner.finish();
    owner.assertNoFlaw();
    int all = 0;
    for (List<Notice> notices : added) {
      List<Notice> own = new ArrayList<>(told);
      own.retainAll(notices);
      check(own.equals(notices), "a thread was told " + own.size() + " of " + notices.size() + ", or not in its order");
      all += notices.size();
    }
    for (Notice listener : listeners) {
      boolean afterwards = told.indexOf(listener) < told.indexOf(listener.next);
      // Where a listener can wait, what it calls in its turn may be told it at once: it may wait for that
      check(told.contains(listener.next) && (afterwards || owner.canWait()), "told while another is being told");
      all += 2;
    }
    check(told.size() == all, "told " + told.size() + " of " + all);
    List<Notice> inTurns = new ArrayList<>(told);
    inTurns.retainAll(due);
    check(inTurns.equals(due), "not told in the order in which it was due");
    synchronized (lock) {
      check(outcomes.isNothing() && !outcomes.needsTurn(), "something is left");
    }
  }

  private static void check(boolean condition, String flaw) {
    if (!condition) {
      throw new IllegalStateException(flaw);
    }
  }
}
