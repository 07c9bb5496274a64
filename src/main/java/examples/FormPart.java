/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.streams.ReadStream;

import java.io.EOFException;

/**
 * A part of a form that fails when the form ends in its middle, as Vert.x does not tell a part that lacks the boundary behind it. Used on
 * the context of the form only.
 */
final class FormPart implements ReadStream<Buffer> {

  private final Context context;
  private final HttpServerFileUpload upload;
  private Handler<Throwable> exceptionHandler;
  private boolean formEnded;
  private boolean ended;
  private boolean paused;
  /** Counts how often it was resumed. */
  private int resumed;

  FormPart(Context context, HttpServerFileUpload upload) {
    this.context = context;
    this.upload = upload;
  }

  /**
   * Take notice that all of the form was received: what this part does not have by now it never gets.
   */
  void formEnded() {
    formEnded = true;
    failIfCutOff();
  }

  /** What was received is delivered in the next turn, if nobody pauses this meanwhile: with its end, if that was received. */
  private void failIfCutOff() {
    int before = resumed;
    context.runOnContext(v -> {
      if (!ended && !paused && resumed == before && exceptionHandler != null) {
        exceptionHandler.handle(new EOFException("The form ends in the middle of '" + upload.filename() + "'"));
      }
    });
  }

  @Override
  public FormPart exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    upload.exceptionHandler(handler);
    return this;
  }

  @Override
  public FormPart handler(Handler<Buffer> handler) {
    upload.handler(handler);
    return this;
  }

  @Override
  public FormPart endHandler(Handler<Void> handler) {
    upload.endHandler(handler == null ? null : v -> {
      ended = true;
      handler.handle(v);
    });
    return this;
  }

  @Override
  public FormPart pause() {
    paused = true;
    upload.pause();
    return this;
  }

  @Override
  public FormPart resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public FormPart fetch(long amount) {
    paused = amount == 0 && paused;
    resumed++;
    upload.fetch(amount);
    if (formEnded) {
      failIfCutOff();
    }
    return this;
  }
}
