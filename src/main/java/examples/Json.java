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

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers in JSON that people can read too.
 */
final class Json {

  static final String CONTENT_TYPE = "application/json";

  private Json() {
  }

  static void send(RoutingContext ctx, JsonObject content) {
    HttpServerResponse response = ctx.response();
    if (!response.closed()) { // otherwise the client has gone
      response
        .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(content.encodePrettily() + "\n");
    }
  }
}
