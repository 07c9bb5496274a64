/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.web;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.VertxGen;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.impl.web.StagingHandlerImpl;

/**
 * Takes the body of a request before the handlers behind it are called, in the place of {@link io.vertx.ext.web.handler.BodyHandler}.
 * <p>
 * Handlers that were written for {@code BodyHandler} find what they look for: {@link RoutingContext#body()}, {@link
 * RoutingContext#fileUploads()}, {@link io.vertx.core.http.HttpServerRequest#formAttributes()}. Besides, {@link #form(RoutingContext)} is
 * the whole form with its files, each of which is in memory as long as it is small.
 * <p>
 * Everything that was staged goes when the response has ended or failed, or its client has gone, unless it was published or checked in
 * before.
 * <p>
 * What fails is handed to the failure handlers of the router with the status that {@link io.vertx.tempfile.StagingProblem} gives it: 413
 * and a {@link io.vertx.tempfile.TempFileLimitException} where a limit was passed, for example.
 * <p>
 * On one route it has the priority of authentication: it may be mounted after an authentication handler, which spares the server what
 * nobody is entitled to send, and before one that reads a form itself. To mount it after an authorization handler of the same route, hand
 * over {@code stagingHandler::handle}.
 * <p>
 * A handler before it that waits for something has to {@linkplain io.vertx.core.http.HttpServerRequest#pause() pause} the request.
 */
@VertxGen
@SuppressWarnings("exports") // Who has a router requires the module of Vert.x Web
public interface StagingHandler extends Handler<RoutingContext> {

  /**
   * Create a handler with default options: 10 MiB for each file and for a body that is no form, 64 MiB for a form.
   *
   * @param fs where files are staged
   * @return the handler
   */
  static StagingHandler create(TempFileSystem fs) {
    return create(fs, new StagingHandlerOptions());
  }

  /**
   * Create a handler.
   *
   * @param fs where files are staged
   * @param options the options
   * @return the handler
   */
  static StagingHandler create(TempFileSystem fs, StagingHandlerOptions options) {
    return new StagingHandlerImpl(fs, options);
  }

  /**
   * Tell which form was staged for a request.
   *
   * @param ctx the context of the request
   * @return the form, or null when its body was none, or no such handler was called
   */
  static @Nullable StagedForm form(RoutingContext ctx) {
    return StagingHandlerImpl.form(ctx);
  }

  /**
   * Tell which body was staged for a request, as a file, with {@link StagingHandlerOptions#setStageBodies stageBodies}.
   *
   * @param ctx the context of the request
   * @return the file, which can be read from position 0, or null when the body is {@link RoutingContext#body() in memory}, or there is none
   */
  static @Nullable SpooledTempFile file(RoutingContext ctx) {
    return StagingHandlerImpl.file(ctx);
  }
}
