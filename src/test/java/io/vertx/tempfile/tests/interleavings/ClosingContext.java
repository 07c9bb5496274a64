/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.interleavings;

import io.vertx.core.Handler;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;

import java.lang.reflect.Proxy;

/**
 * A context of which no more is known than that it closes, and has turns.
 */
public final class ClosingContext {

  private ClosingContext() {
  }

  public static ContextInternal of(StandIn owner, CloseFuture closeFuture) {
    return (ContextInternal) Proxy.newProxyInstance(ClosingContext.class.getClassLoader(), new Class<?>[] {ContextInternal.class},
      (proxy, method, arguments) -> {
        switch (method.getName()) {
          case "closeFuture":
            return closeFuture;
          case "runOnContext":
            Handler<?> task = (Handler<?>) arguments[0];
            owner.next(() -> task.handle(null));
            return null;
          case "equals":
            return proxy == arguments[0];
          case "hashCode":
            return 1;
          case "toString":
            return "context";
          default:
            throw new UnsupportedOperationException(method.toString());
        }
      });
  }
}
