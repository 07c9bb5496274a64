/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.impl.base.Turn;

/**
 * Asks an HTTP/1 client that keeps silent whether it is still there, as nothing may tell that it is not: Vert.x tells a request that its
 * connection was closed when its answer is the one that is due. So it does not tell a request that it hands over when the connection is
 * closed already, because its head had to wait behind the body of one that was answered early; nor need it tell one that was answered
 * itself.
 * <p>
 * The question is the interim response 100, which says no more than that the body may come, and which a client has to understand whether it
 * expects it or not. It is asked once: the write fails if the connection was closed, and if not, its end will be told. Who was answered
 * already is not asked, nor who speaks HTTP/1.0: if they are silent for long, that is it.
 */
final class Inquiry {

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Staging<?> staging;
  private final Silence silence;
  /** On the context only. */
  private boolean asked;

  Inquiry(HttpServerRequest request, ContextInternal context, Staging<?> staging) {
    this.request = request;
    this.response = request.response();
    this.staging = staging;
    // The context is where handlers are called, and where the answer is written as a rule
    this.silence = new Silence(context.nettyEventLoop(), staging, lasting -> Turn.next(context, () -> ask(lasting)));
  }

  /**
   * Called by who has resumed the request.
   */
  void begin() {
    silence.begin();
  }

  /**
   * Called by any thread.
   */
  void stop() {
    silence.stop();
  }

  private void ask(long lasting) {
    if (response.ended() || request.version() == HttpVersion.HTTP_1_0) {
      if (lasting >= silence.limit()) {
        staging.sourceFailed(new HttpClosedException("The client has sent nothing for " + lasting + " ms, and cannot be asked"));
      }
    } else if (!asked && lasting >= silence.limit() / 2 && !response.headWritten()) {
      asked = true;
      response.writeContinue()
        .onFailure(unheard -> staging.sourceFailed(new HttpClosedException("Connection was closed")));
    }
  }
}
