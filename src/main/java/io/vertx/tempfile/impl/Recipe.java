/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl;

import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.impl.lifecycle.Registration;

import java.util.function.Function;

/**
 * How one kind of thing is opened: entered with the owner first, bound to what was opened last, and undone when the owner or the file
 * system closes in between.
 *
 * @param <S> what is opened on disk or in memory
 * @param <H> the handle on it
 */
final class Recipe<S, H> {

  interface Maker<S, H> {
    H make(ContextInternal owner, S opened, Registration registration);
  }

  private final Function<ContextInternal, Future<S>> opener;
  private final Function<ContextInternal, S> blockingOpener;
  private final Maker<S, H> maker;
  private final Function<H, Future<Void>> disposal;

  /**
   * @param disposal how to dispose of the handle over the head of its owner
   */
  Recipe(Function<ContextInternal, Future<S>> opener, Function<ContextInternal, S> blockingOpener, Maker<S, H> maker,
         Function<H, Future<Void>> disposal) {
    this.opener = opener;
    this.blockingOpener = blockingOpener;
    this.maker = maker;
    this.disposal = disposal;
  }

  Future<H> open(ContextInternal owner, Registration registration) {
    return owner.future(promise -> opener.apply(owner).onComplete((opened, failure) -> {
      if (failure != null) {
        registration.release();
        promise.fail(failure);
        return;
      }
      H handle = maker.make(owner, opened, registration);
      if (bind(registration, handle)) {
        promise.complete(handle);
      } else {
        abandon(registration, handle).onComplete(v -> promise.fail(closedMeanwhile()));
      }
    }));
  }

  H openBlocking(ContextInternal owner, Registration registration) {
    S opened;
    try {
      opened = blockingOpener.apply(owner);
    } catch (RuntimeException e) {
      registration.release();
      throw e;
    }
    H handle = maker.make(owner, opened, registration);
    if (!bind(registration, handle)) {
      abandon(registration, handle);
      throw closedMeanwhile();
    }
    return handle;
  }

  private boolean bind(Registration registration, H handle) {
    return registration.bind(() -> disposal.apply(handle));
  }

  private Future<Void> abandon(Registration registration, H handle) {
    return disposal.apply(handle).onComplete(v -> registration.release());
  }

  private static IllegalStateException closedMeanwhile() {
    return new IllegalStateException("The context or the temporary file system was closed while opening");
  }
}
