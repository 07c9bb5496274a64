/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What a client was answered.
 */
public record Answer(int status, MultiMap headers, Buffer body) {

  /** To be called before the request ends: who asks for the body of a response only when the response is there may be too late. */
  public static Future<Answer> to(HttpClientRequest request) {
    return request.response()
      .compose(response -> response.body().map(body -> new Answer(response.statusCode(), response.headers(), body)));
  }

  public String header(String name) {
    return headers.get(name);
  }

  public JsonObject json() {
    try {
      return body.toJsonObject();
    } catch (DecodeException e) {
      throw new AssertionError("Answered with " + status + " and no JSON: '" + body + "'", e);
    }
  }
}
