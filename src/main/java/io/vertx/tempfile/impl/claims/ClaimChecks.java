/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.claims;

import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;

import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.claims.Decision.Answer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What was checked in within one Vert.x and is not claimed yet. It belongs to the Vert.x, and goes with it.
 * <p>
 * It is the lock of the {@link ClaimLedger}, which decides; here it is done, without the lock.
 *
 * @param <T> what is checked in
 */
public final class ClaimChecks<T> implements Shareable, Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimChecks.class);
  private static final long NEVER = Long.MAX_VALUE;
  private static final String SHARED_KEY = "__vertx.tempfile.claimChecks." + System.identityHashCode(ClaimChecks.class);
  /** As many times as long as a lease a commit is remembered, which whoever asks again stops asking about after one. */
  private static final int MEMORY = 4;
  private static final int MOST_COMMITS = 10_000;

  private final ContextInternal context;
  /** Tells the checks of this Vert.x from those of others. */
  private final int issuer = new SecureRandom().nextInt();
  private final LongSupplier clock;
  private final long origin;
  private final Function<T, Future<Void>> disposal;

  // Guarded by this
  private final ClaimLedger<T> ledger = new ClaimLedger<>(MOST_COMMITS);
  private long serial;
  /** The one timer for all, which goes off not later than the first expires; it may find that nothing does. */
  private long timer;
  /** When the timer goes off, {@link #NEVER} while there is none. */
  private long alarm = NEVER;
  /** What has to be over before all is disposed of. */
  private Supplier<Future<Void>> drain = Future::succeededFuture;
  /** To be told when no other node can ask for anything any more. */
  private volatile Runnable unclustered = () -> { };

  /**
   * @param clock tells nanoseconds, from any origin
   */
  ClaimChecks(ContextInternal context, LongSupplier clock, Function<T, Future<Void>> disposal) {
    this.context = context;
    this.clock = clock;
    this.origin = clock.getAsLong();
    this.disposal = disposal;
  }

  /**
   * Those of a Vert.x, made when first asked for.
   *
   * @param disposal what to do with what nobody claims
   */
  public static <T> ClaimChecks<T> of(VertxInternal vertx, Function<T, Future<Void>> disposal) {
    LocalMap<String, ClaimChecks<T>> shared = vertx.sharedData().getLocalMap(SHARED_KEY);
    return shared.computeIfAbsent("", key -> new ClaimChecks<>(
      vertx.contextBuilder().withClassLoader(ClaimChecks.class.getClassLoader()).build(), System::nanoTime, disposal));
  }

  /**
   * Be used across a cluster from now on.
   *
   * @param drain what has to be over before all is disposed of, when Vert.x is closed
   * @param unclustered to be told, on any thread, when no other node can ask for anything any more
   */
  public synchronized void cluster(Supplier<Future<Void>> drain, Runnable unclustered) {
    this.drain = drain;
    this.unclustered = unclustered;
  }

  /**
   * @param timeout the time in milliseconds after which it is disposed of
   * @param node the node that it can be claimed from by others, null for none
   * @return the claim check
   * @throws IllegalStateException when Vert.x is closed
   */
  public synchronized String checkIn(T file, long timeout, byte[] node) {
    // Vert.x knows of this only while there is something to dispose of
    if (ledger.isEmpty() && !context.owner().closeFuture().add(this)) {
      throw new ClosedException("Vert.x is closed");
    }
    ClaimCheck check = ClaimCheck.issue(issuer, serial++, after(timeout, System.currentTimeMillis()), node);
    long now = now();
    ledger.checkIn(check, file, after(timeout, now));
    setAlarm(now);
    return check.text();
  }

  /** Milliseconds that pass evenly, whatever becomes of the time of day. */
  private long now() {
    return (clock.getAsLong() - origin) / 1_000_000;
  }

  private static long after(long timeout, long now) {
    return timeout < NEVER - now ? now + timeout : NEVER;
  }

  private void setAlarm(long now) {
    long due = ledger.nextDue();
    if (due < alarm) {
      if (alarm != NEVER) {
        context.owner().cancelTimer(timer);
      }
      alarm = due;
      timer = context.setTimer(Math.max(1, alarm - now), id -> expire());
    }
  }

  /**
   * Hand out what a claim check stands for, once.
   *
   * @throws NoSuchElementException when it stands for nothing here, or somebody else is about to have it
   */
  public T claim(String text) {
    ClaimCheck check = ClaimCheck.parse(text);
    if (check == null) {
      throw new NoSuchElementException("Not a claim check");
    }
    Decision<T> decision = decide(now -> ledger.claim(check, now));
    if (decision.taken == null) {
      throw check.refusal(decision.answer, issuer);
    }
    return decision.taken;
  }

  /** Whether it was issued here. */
  public boolean isOurs(ClaimCheck check) {
    return check.issuer == issuer;
  }

  /**
   * Lease what a claim check stands for to an attempt to claim it, or go on with the lease that the attempt has.
   *
   * @param begin makes a lease, and does nothing else
   * @param time the milliseconds until it is over unless it is renewed
   * @return the lease of the attempt
   * @throws NoSuchElementException when it stands for nothing here, or somebody else is about to have it
   */
  public Lease reserve(ClaimCheck check, String attempt, Function<T, Lease> begin, long time) {
    Decision<T> decision = decide(now -> ledger.reserve(check, attempt, begin, now, after(time, now)));
    if (decision.lease == null) {
      throw check.refusal(decision.answer, issuer);
    }
    return decision.lease;
  }

  /**
   * Let a lease last for so many milliseconds from now on.
   */
  public synchronized void renew(ClaimCheck check, String attempt, long time) {
    long now = now();
    ledger.renew(check, attempt, now, after(time, now));
  }

  /**
   * Have an attempt have the file for good, of which there is nothing left here then.
   *
   * @param time the milliseconds of a lease
   * @param disposal what to do with the file here
   * @throws NoSuchElementException when the attempt cannot have it
   */
  public void commit(ClaimCheck check, String attempt, long time, Function<T, Future<Void>> disposal) {
    long memory = time < NEVER / MEMORY ? MEMORY * time : NEVER;
    Decision<T> decision = decide(now -> ledger.commit(check, attempt, now, after(memory, now)), disposal);
    if (decision.answer != Answer.DONE && decision.answer != Answer.REPEATED) {
      throw check.refusal(decision.answer, issuer);
    }
  }

  /**
   * An attempt is over: it gives up what it has a lease of, or knows that it has it for good.
   */
  public void release(ClaimCheck check, String attempt) {
    decide(now -> ledger.release(check, attempt, now));
  }

  private interface Question<T> {
    Decision<T> ask(long now);
  }

  private Decision<T> decide(Question<T> question) {
    return decide(question, disposal);
  }

  private Decision<T> decide(Question<T> question, Function<T, Future<Void>> disposal) {
    List<Decision<T>> decisions = new ArrayList<>();
    step(now -> {
      decisions.addAll(ledger.expire(now));
      decisions.add(question.ask(now));
    });
    Decision<T> last = decisions.remove(decisions.size() - 1);
    decisions.forEach(this::follow);
    follow(last, disposal);
    return last;
  }

  private void expire() {
    List<Decision<T>> expired = new ArrayList<>();
    step(now -> {
      expired.addAll(ledger.expire(now));
      alarm = NEVER;
    });
    expired.forEach(this::follow);
  }

  private void step(LongConsumer step) {
    boolean nothingClustered;
    synchronized (this) {
      boolean wasEmpty = ledger.isEmpty();
      boolean wasClustered = ledger.isClustered();
      long now = now();
      step.accept(now);
      setAlarm(now);
      if (!wasEmpty && ledger.isEmpty()) {
        context.owner().closeFuture().remove(this);
      }
      nothingClustered = wasClustered && !ledger.isClustered();
    }
    if (nothingClustered) {
      unclustered.run();
    }
  }

  /** Do what there is to do because of a decision. */
  private Future<Void> follow(Decision<T> decision) {
    return follow(decision, disposal);
  }

  private Future<Void> follow(Decision<T> decision, Function<T, Future<Void>> disposal) {
    if (decision.released != null) {
      decision.released.stop();
    }
    return decision.unwanted == null ? Future.succeededFuture() : disposal.apply(decision.unwanted)
      .onFailure(failure -> LOG.warn("Unable to dispose of a file that nobody claimed", failure));
  }

  /**
   * A node cannot be asked any more.
   */
  public void retire(byte[] node) {
    step(now -> ledger.retire(node));
  }

  /** The number of checks that are not claimed. */
  public synchronized int unclaimed() {
    return ledger.unclaimed();
  }

  /** Whether another node may still ask for something. */
  public synchronized boolean isClustered() {
    return ledger.isClustered();
  }

  @Override
  public void close(Completable<Void> completion) {
    Supplier<Future<Void>> before;
    synchronized (this) {
      before = drain;
    }
    before.get().transform(v -> disposeOfAll()).onComplete(completion);
  }

  private Future<Void> disposeOfAll() {
    List<Decision<T>> unclaimed;
    synchronized (this) {
      unclaimed = ledger.clear();
    }
    return Future.join(unclaimed.stream().map(this::follow).collect(Collectors.toList())).mapEmpty();
  }
}
