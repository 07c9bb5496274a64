/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.opening;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Disposable;
import io.vertx.tempfile.impl.base.Forgotten;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.limits.Usage;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * How one kind of thing is opened: entered with the owner first, bound to what was opened last, and undone when the owner or the file
 * system closes in between.
 * <p>
 * The owner and the file system know the handle weakly, so that one which the user forgot can be told from one that is in use.
 *
 * @param <S> what is opened on disk or in memory
 * @param <H> the handle on it, a {@link Disposable}
 */
public final class Recipe<S, H> {

  interface Maker<S, H> {
    H make(ContextOwner owner, S opened, Registration registration);
  }

  private final String what;
  private final Function<ContextInternal, Future<S>> opener;
  private final Function<ContextInternal, S> blockingOpener;
  private final Maker<S, H> maker;
  private final Function<S, String> which;
  private final Function<S, Future<Void>> reclaim;
  private LongAdder counter = new LongAdder();

  /**
   * @param what what is opened, as a report of a leak names it
   * @param which which one was opened, as that report goes on
   * @param reclaim how to dispose of what was opened when the handle is gone
   */
  Recipe(String what, Function<ContextInternal, Future<S>> opener, Function<ContextInternal, S> blockingOpener, Maker<S, H> maker,
         Function<S, String> which, Function<S, Future<Void>> reclaim) {
    this.what = what;
    this.opener = opener;
    this.blockingOpener = blockingOpener;
    this.maker = maker;
    this.which = which;
    this.reclaim = reclaim;
  }

  /**
   * Count what is opened.
   */
  Recipe<S, H> countedBy(LongAdder counter) {
    this.counter = counter;
    return this;
  }

  public Future<H> open(ContextInternal context, Registration registration, Usage usage) {
    ContextOwner owner = new ContextOwner(context);
    Promise<H> promise = owner.promise();
    opener.apply(context).onComplete((opened, failure) -> {
      if (failure != null) {
        owner.next(() -> {
          registration.release();
          promise.fail(failure);
        });
        return;
      }
      H handle = maker.make(owner, opened, registration);
      if (!bind(context, registration, opened, ((Disposable) handle).watched(), usage)) {
        // Asked for before the handle is abandoned: an owner that waited for that may have no threads any more afterwards
        owner.next(() -> promise.fail(closedMeanwhile()));
        abandon(registration, handle);
      } else if (owner.isCalling() && !owner.claimCall()) {
        owner.next(() -> promise.complete(handle));
      } else {
        promise.complete(handle);
      }
    });
    return promise.future();
  }

  public H openBlocking(ContextInternal context, Registration registration, Usage usage) {
    S opened;
    try {
      opened = blockingOpener.apply(context);
    } catch (RuntimeException e) {
      registration.release();
      throw e;
    }
    H handle = maker.make(new ContextOwner(context), opened, registration);
    if (!bind(context, registration, opened, ((Disposable) handle).watched(), usage)) {
      abandon(registration, handle);
      throw closedMeanwhile();
    }
    return handle;
  }

  private boolean bind(ContextInternal context, Registration registration, S opened, Disposable handle, Usage usage) {
    Forgotten<S> forgotten = new Forgotten<>(registration, what, opened, which, reclaim, usage.leaks);
    WeakReference<Disposable> known = new WeakReference<>(handle);
    boolean bound = registration.bind(() -> {
      Disposable alive = known.get();
      if (alive != null) {
        return alive.dispose();
      }
      forgotten.run();
      return registration.released();
    });
    if (bound) {
      counter.increment();
      registration.watch(context.owner().cleaner().register(handle, forgotten));
    }
    return bound;
  }

  private void abandon(Registration registration, H handle) {
    ((Disposable) handle).dispose().onComplete(v -> registration.release());
  }

  private static IllegalStateException closedMeanwhile() {
    return new ClosedException("The context or the temporary file system was closed while opening");
  }
}
