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

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.streams.ReadStream;

import java.io.EOFException;

/**
 * A part of a form that can be told that no more of it comes, as Vert.x does not when the form lacks its last boundary.
 */
final class FormPart implements ReadStream<Buffer> {

  private final HttpServerFileUpload upload;
  private Handler<Throwable> exceptionHandler;

  FormPart(HttpServerFileUpload upload) {
    this.upload = upload;
  }

  /** Fail whoever still waits for more. Staging that is done, or failed already, does not. */
  void cutOff() {
    if (exceptionHandler != null) {
      exceptionHandler.handle(new EOFException("The form ends in the middle of '" + upload.filename() + "'"));
    }
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
    upload.endHandler(handler);
    return this;
  }

  @Override
  public FormPart pause() {
    upload.pause();
    return this;
  }

  @Override
  public FormPart resume() {
    upload.resume();
    return this;
  }

  @Override
  public FormPart fetch(long amount) {
    upload.fetch(amount);
    return this;
  }
}
