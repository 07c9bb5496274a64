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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What was checked in within one Vert.x and is not claimed yet. It belongs to the Vert.x, and goes with it.
 *
 * @param <T> what is checked in
 */
public final class ClaimChecks<T> implements Shareable, Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimChecks.class);
  private static final long NEVER = Long.MAX_VALUE;
  private static final String SHARED_KEY = "__vertx.tempfile.claimChecks." + System.identityHashCode(ClaimChecks.class);

  private final ContextInternal context;
  private final ClaimCheckFormat format = new ClaimCheckFormat();
  private final LongSupplier clock;
  private final long origin;
  private final Function<T, Future<Void>> disposal;

  // Guarded by this
  private final Map<String, Entry<T>> entries = new HashMap<>();
  /** The same, those that expire first at the front. */
  private final TreeSet<Entry<T>> expiring = new TreeSet<>(
    Comparator.<Entry<T>>comparingLong(entry -> entry.deadline).thenComparing(entry -> entry.check));
  /** The one timer for all, which goes off not later than the first expires; it may find that nothing does. */
  private long timer;
  /** When the timer goes off, {@link #NEVER} while there is none. */
  private long alarm = NEVER;

  private static final class Entry<T> {

    final String check;
    final T file;
    /** When it expires, on our clock. */
    final long deadline;

    Entry(String check, T file, long deadline) {
      this.check = check;
      this.file = file;
      this.deadline = deadline;
    }
  }

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
   * @param timeout the time in milliseconds after which it is disposed of
   * @return the claim check
   * @throws IllegalStateException when Vert.x is closed
   */
  public synchronized String checkIn(T file, long timeout) {
    // Vert.x knows of this only while there is something to dispose of
    if (entries.isEmpty() && !context.owner().closeFuture().add(this)) {
      throw new ClosedException("Vert.x is closed");
    }
    long now = now();
    Entry<T> entry = new Entry<>(format.issue(after(timeout, System.currentTimeMillis())), file, after(timeout, now));
    entries.put(entry.check, entry);
    expiring.add(entry);
    setAlarm(now);
    return entry.check;
  }

  /** Milliseconds that pass evenly, whatever becomes of the time of day. */
  private long now() {
    return (clock.getAsLong() - origin) / 1_000_000;
  }

  private static long after(long timeout, long now) {
    return timeout < NEVER - now ? now + timeout : NEVER;
  }

  private void setAlarm(long now) {
    if (!expiring.isEmpty() && expiring.first().deadline < alarm) {
      if (alarm != NEVER) {
        context.owner().cancelTimer(timer);
      }
      alarm = expiring.first().deadline;
      timer = context.setTimer(Math.max(1, alarm - now), id -> expire());
    }
  }

  /**
   * Hand out what a claim check stands for, once.
   *
   * @throws NoSuchElementException when it stands for nothing here
   */
  public T claim(String check) {
    Entry<T> entry = remove(check);
    if (entry == null) {
      throw new NoSuchElementException(format.explain(check, System.currentTimeMillis()));
    }
    return entry.file;
  }

  /**
   * The number of checks that are not claimed.
   */
  public synchronized int unclaimed() {
    return entries.size();
  }

  private synchronized Entry<T> remove(String check) {
    Entry<T> entry = entries.remove(check);
    if (entry != null) {
      expiring.remove(entry);
      leaveIfEmpty();
    }
    return entry;
  }

  private void leaveIfEmpty() {
    if (entries.isEmpty()) {
      context.owner().closeFuture().remove(this);
    }
  }

  private void expire() {
    List<Entry<T>> expired = new ArrayList<>();
    synchronized (this) {
      long now = now();
      while (!expiring.isEmpty() && expiring.first().deadline <= now) {
        Entry<T> entry = expiring.pollFirst();
        entries.remove(entry.check);
        expired.add(entry);
      }
      if (!expired.isEmpty()) {
        leaveIfEmpty();
      }
      alarm = NEVER;
      setAlarm(now);
    }
    for (Entry<T> entry : expired) {
      disposal.apply(entry.file).onFailure(failure -> LOG.warn("Unable to dispose of a file that nobody claimed", failure));
    }
  }

  @Override
  public void close(Completable<Void> completion) {
    List<Entry<T>> unclaimed;
    synchronized (this) {
      unclaimed = new ArrayList<>(entries.values());
      entries.clear();
      expiring.clear();
    }
    List<Future<Void>> disposals = new ArrayList<>();
    for (Entry<T> entry : unclaimed) {
      disposals.add(disposal.apply(entry.file));
    }
    Future.join(disposals).<Void>mapEmpty().onComplete(completion);
  }
}
