/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Disposable;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.handle.HandleHost;
import io.vertx.tempfile.impl.opening.Recipes;

/**
 * The way of a file of another node into the hands of its new owner, which may close at any moment of it.
 */
public final class RemoteClaim {

  private RemoteClaim() {
  }

  /**
   * Give the new owner what is claimed for it, once it is here.
   */
  public static Future<TempFile> open(Claiming claiming, ContextInternal context, Registration registration, HandleHost host) {
    ContextOwner owner = new ContextOwner(context);
    Promise<TempFile> promise = owner.promise();
    Promise<TempFile> opened = Promise.promise();
    boolean bound = registration.bind(() -> claiming.abort()
      .compose(v -> opened.future())
      .transform((file, failure) -> failure == null ? ((Disposable) file).dispose() : registration.released()));
    if (!bound) {
      claiming.abort();
    }
    claiming.outcome().onComplete((file, failure) -> owner.next(() -> {
      if (failure != null) {
        registration.release();
        opened.fail(failure);
        promise.fail(failure);
        return;
      }
      Recipes.claimed(host, file).open(context, registration, host.usage()).onComplete((handle, unopened) -> {
        opened.complete(handle, unopened);
        promise.complete(handle, unopened);
      });
    }));
    return promise.future();
  }
}
