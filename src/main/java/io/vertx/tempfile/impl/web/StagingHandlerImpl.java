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

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.web.StagingHandler;
import io.vertx.tempfile.web.StagingHandlerOptions;

import java.util.Objects;

/**
 * Meets each request once.
 * <p>
 * It authenticates nobody: Vert.x Web orders the handlers of a route by their interfaces, and those of authentication are the ones that
 * bodies are read before, as a form to log in is, and after.
 */
public final class StagingHandlerImpl implements StagingHandler, AuthenticationHandler {

  private static final String KEY = StagingHandler.class.getName();

  private final BodyReader reader;
  private final StagingHandlerOptions options;
  /** Reads what becomes a buffer where nobody else can say so. */
  private final BodyHandler substitute;

  public StagingHandlerImpl(TempFileSystem fs, StagingHandlerOptions options) {
    Objects.requireNonNull(fs, "fs");
    this.options = new StagingHandlerOptions(options);
    this.reader = new BodyReader(fs, this.options);
    this.substitute = WebInternals.areOpen() ? null : BodyHandler.create(false).setBodyLimit(options.getBodyLimit());
  }

  @Override
  public void handle(RoutingContext ctx) {
    Visit before = ctx.get(KEY);
    if (before != null) {
      before.again(ctx);
    } else if (substitute != null && reader.readsIntoBuffer(ctx.request())) {
      substitute.handle(ctx);
    } else {
      Visit visit = new Visit(ctx, reader, options);
      ctx.put(KEY, visit);
      visit.begin();
    }
  }

  public static StagedForm form(RoutingContext ctx) {
    ReadBody body = body(ctx);
    return body == null ? null : body.form;
  }

  public static SpooledTempFile file(RoutingContext ctx) {
    ReadBody body = body(ctx);
    return body == null ? null : body.file;
  }

  private static ReadBody body(RoutingContext ctx) {
    Visit visit = ctx.get(KEY);
    return visit == null ? null : visit.body();
  }
}
