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

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;

import java.util.function.Supplier;

/**
 * One holder's part in something that those who ask a Vert.x for the same name have in common: it is made for the first of them, and
 * is to be closed by the last. Thread-safe.
 * <p>
 * Vert.x has the like inside, {@code VertxInternal.createSharedResource}, but in 5.2 it is another method than before.
 *
 * @param <T> what is shared
 */
public final class Share<T> {

  /** Each class loader has its own, as none can use what another's classes made. */
  private static final String SHARED_KEY = "__vertx.tempfile.shares." + System.identityHashCode(Share.class);

  private final T shared;
  /** Where the shares are counted, null when nobody else can have one. */
  private final LocalMap<String, Shares<T>> all;
  private final String name;

  /** What is shared, and how many have a share. */
  private static final class Shares<T> implements Shareable {

    final T shared;
    final int count;

    Shares(T shared, int count) {
      this.shared = shared;
      this.count = count;
    }
  }

  private Share(T shared, LocalMap<String, Shares<T>> all, String name) {
    this.shared = shared;
    this.all = all;
    this.name = name;
  }

  /**
   * The only share of something that has no name.
   */
  public static <T> Share<T> whole(T unshared) {
    return new Share<>(unshared, null, null);
  }

  /**
   * Take one more share of what has that name. Making it may take shares of other types.
   *
   * @param type what has the name, among others of its type
   * @param making makes it, when nobody has a share
   */
  public static <T> Share<T> take(Vertx vertx, Class<T> type, String name, Supplier<T> making) {
    LocalMap<String, Shares<T>> all = vertx.sharedData().getLocalMap(SHARED_KEY + "." + type.getName());
    Shares<T> shares = all.compute(name, (key, others) ->
      others == null ? new Shares<>(making.get(), 1) : new Shares<>(others.shared, others.count + 1));
    return new Share<>(shares.shared, all, name);
  }

  public T get() {
    return shared;
  }

  /**
   * Give this share back, once.
   *
   * @return whether it was the last: what was shared is to be closed
   */
  public boolean giveBack() {
    return all == null
      || all.compute(name, (key, shares) -> shares.count == 1 ? null : new Shares<>(shares.shared, shares.count - 1)) == null;
  }
}
