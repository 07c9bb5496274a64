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

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.StagingProblem;

/**
 * What a client is told of a failure.
 */
public final class StagingProblemImpl implements StagingProblem {

  private final int status = 500;
  private final String title = "Internal Server Error";
  private final String detail = "";

  public StagingProblemImpl(Throwable failure) {
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("status", status).put("title", title).put("detail", detail);
  }

  @Override
  public Future<Void> answer(HttpServerRequest request) {
    return request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE).end(toJson().toBuffer());
  }
}
