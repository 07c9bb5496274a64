/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.lifecycle;

import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * What was checked in within one Vert.x and is not claimed yet. It belongs to the Vert.x, and goes with it.
 *
 * @param <T> what is checked in
 */
public final class ClaimChecks<T> implements Shareable, Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimChecks.class);
  private static final String SHARED_KEY = "__vertx.tempfile.claimChecks." + System.identityHashCode(ClaimChecks.class);

  private final ContextInternal context;
  private final ClaimCheckFormat format = new ClaimCheckFormat();
  private final Function<T, Future<Void>> disposal;

  // Guarded by this
  private final Map<String, Entry<T>> entries = new HashMap<>();

  private static final class Entry<T> {

    final T file;
    long timer;

    Entry(T file) {
      this.file = file;
    }
  }

  private ClaimChecks(VertxInternal vertx, Function<T, Future<Void>> disposal) {
    this.context = vertx.contextBuilder().withClassLoader(ClaimChecks.class.getClassLoader()).build();
    this.disposal = disposal;
  }

  /**
   * Those of a Vert.x, made when first asked for.
   *
   * @param disposal what to do with what nobody claims
   */
  public static <T> ClaimChecks<T> of(VertxInternal vertx, Function<T, Future<Void>> disposal) {
    LocalMap<String, ClaimChecks<T>> shared = vertx.sharedData().getLocalMap(SHARED_KEY);
    return shared.computeIfAbsent("", key -> new ClaimChecks<>(vertx, disposal));
  }

  /**
   * @param timeout the time in milliseconds after which it is disposed of
   * @return the claim check
   * @throws IllegalStateException when Vert.x is closed
   */
  public synchronized String checkIn(T file, long timeout) {
    // Vert.x knows of this only while there is something to dispose of
    if (entries.isEmpty() && !context.owner().closeFuture().add(this)) {
      throw new IllegalStateException("Vert.x is closed");
    }
    long now = System.currentTimeMillis();
    String check = format.issue(timeout < Long.MAX_VALUE - now ? now + timeout : Long.MAX_VALUE);
    Entry<T> entry = new Entry<>(file);
    entries.put(check, entry);
    entry.timer = context.setTimer(timeout, id -> expire(check));
    return check;
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
    context.owner().cancelTimer(entry.timer);
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
    if (entry != null && entries.isEmpty()) {
      context.owner().closeFuture().remove(this);
    }
    return entry;
  }

  private void expire(String check) {
    Entry<T> entry = remove(check);
    if (entry != null) {
      disposal.apply(entry.file).onFailure(failure -> LOG.warn("Unable to dispose of a file that nobody claimed", failure));
    }
  }

  @Override
  public void close(Completable<Void> completion) {
    List<Entry<T>> unclaimed;
    synchronized (this) {
      unclaimed = new ArrayList<>(entries.values());
      entries.clear();
    }
    List<Future<Void>> disposals = new ArrayList<>();
    for (Entry<T> entry : unclaimed) {
      context.owner().cancelTimer(entry.timer);
      disposals.add(disposal.apply(entry.file));
    }
    Future.join(disposals).<Void>mapEmpty().onComplete(completion);
  }
}
