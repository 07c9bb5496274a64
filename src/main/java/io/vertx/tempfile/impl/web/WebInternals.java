/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.ext.web.RoutingContext;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What a handler of bodies has to tell Vert.x Web, and can tell only where its module allows it: on the class path, or on the module path
 * with {@code --add-exports io.vertx.web/io.vertx.ext.web.impl=io.vertx.tempfile}.
 */
final class WebInternals {

  private static final Logger LOG = LoggerFactory.getLogger(WebInternals.class);
  private static final int BODY_HANDLER = 1 << 1;

  private static final MethodHandle VISIT_HANDLER;
  private static final MethodHandle SET_BODY;

  static {
    MethodHandle visit = null;
    MethodHandle set = null;
    try {
      Class<?> internal = Class.forName("io.vertx.ext.web.impl.RoutingContextInternal", false, RoutingContext.class.getClassLoader());
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      visit = lookup.findVirtual(internal, "visitHandler", MethodType.methodType(internal, int.class))
        .asType(MethodType.methodType(void.class, RoutingContext.class, int.class));
      set = lookup.findVirtual(internal, "setBody", MethodType.methodType(void.class, Buffer.class))
        .asType(MethodType.methodType(void.class, RoutingContext.class, Buffer.class));
    } catch (ReflectiveOperationException e) {
      LOG.warn("After a form, RoutingContext.body().available() is false: Vert.x Web has to be told, and its module lets nobody do so."
        + " Start Java with --add-exports io.vertx.web/io.vertx.ext.web.impl=io.vertx.tempfile");
    }
    VISIT_HANDLER = visit;
    SET_BODY = set;
  }

  private WebInternals() {
  }

  /**
   * Whether Vert.x Web can be told what the body is.
   */
  static boolean areOpen() {
    return SET_BODY != null;
  }

  /**
   * Say that a handler of bodies was called, where that can be said.
   */
  static void visited(RoutingContext ctx) {
    if (VISIT_HANDLER != null) {
      try {
        VISIT_HANDLER.invokeExact(ctx, BODY_HANDLER);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Say what the body is, where that can be said.
   */
  static void setBody(RoutingContext ctx, Buffer body) {
    if (SET_BODY != null) {
      try {
        SET_BODY.invokeExact(ctx, body);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
