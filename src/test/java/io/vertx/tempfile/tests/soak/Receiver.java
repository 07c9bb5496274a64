/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.soak;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileSystem;

/**
 * Takes uploads and answers with their sums, having read them itself or left that to the archive.
 */
final class Receiver extends VerticleBase {

  static final long LIMIT = 1024 * 1024;

  /** What happens to an upload, which is the path that it goes to. */
  enum Use { READ, HAND_OVER, FORGET }

  private final TempFileSystem fs;
  private final Tally tally;
  private final int port;

  Receiver(TempFileSystem fs, Tally tally, int port) {
    this.fs = fs;
    this.tally = tally;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    return vertx.createHttpServer().requestHandler(this::receive).listen(port, Soak.HOST);
  }

  private void receive(HttpServerRequest request) {
    Use use = Use.valueOf(request.path().substring(1));
    SpooledTempFileOptions options = new SpooledTempFileOptions().setMaxInMemorySize(64 * 1024);
    options.setMaxFileSize(LIMIT);
    tally.watched("stage", fs.stage(request, options))
      .compose(file -> take(file, use))
      .onComplete((sum, failure) -> answer(request.response(), sum, failure));
  }

  private Future<String> take(SpooledTempFile file, Use use) {
    switch (use) {
      case READ:
        return tally.watched("read", Sum.of(file)).eventually(() -> tally.watched("close", file.close()));
      case HAND_OVER:
        return tally.watched("checkIn", file.checkIn())
          .compose(check -> vertx.eventBus().<String>request(Archive.ADDRESS, new JsonObject().put("check", check),
            new DeliveryOptions().setSendTimeout(Soak.PATIENCE / 4)))
          .map(reply -> reply.body());
      default:
        return tally.watched("read", Sum.of(file)).compose(sum -> tally.watched("checkIn", file.checkIn()).map(sum));
    }
  }

  private static void answer(HttpServerResponse response, String sum, Throwable failure) {
    if (response.closed()) {
      return;
    }
    if (failure == null) {
      response.end(sum);
    } else if (failure instanceof TempFileLimitException) {
      response.setStatusCode(413).end();
    } else {
      response.setStatusCode(503).end(failure.toString());
    }
  }
}
