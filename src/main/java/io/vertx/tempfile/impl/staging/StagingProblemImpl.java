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
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagingProblem;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.DiskFailures;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;

/**
 * What a client is told of a failure.
 */
public final class StagingProblemImpl implements StagingProblem {

  /** The kinds of problems, as a client sees them. */
  private enum Kind {
    MALFORMED(400, "Bad Request", null),
    BROKEN_OFF(400, "Bad Request", "The request was broken off"),
    TOO_SLOW(408, "Request Timeout", "The request was not sent in time"),
    TOO_LARGE(413, "Content Too Large", null),
    FAILED(500, "Internal Server Error", "The server failed to store what was sent"),
    CLOSING(503, "Service Unavailable", "The server is closing"),
    NO_ROOM(507, "Insufficient Storage", "The server has no room for what was sent at the moment");

    final int status;
    final String title;
    /** Null when the failure has words for it that a client may read. */
    final String detail;

    Kind(int status, String title, String detail) {
      this.status = status;
      this.title = title;
      this.detail = detail;
    }
  }

  private final Kind kind;
  private final String detail;
  /** The failure when it is one of a limit that concerns the client, else null. */
  private final TempFileLimitException limit;

  public StagingProblemImpl(Throwable failure) {
    this.kind = kind(failure);
    this.detail = kind.detail != null ? kind.detail : failure.getMessage();
    this.limit = kind == Kind.TOO_LARGE ? (TempFileLimitException) failure : null;
  }

  private static Kind kind(Throwable failure) {
    if (failure instanceof TempFileLimitException) {
      return ((TempFileLimitException) failure).property().equals("diskQuota") ? Kind.NO_ROOM : Kind.TOO_LARGE;
    } else if (failure instanceof MalformedFormException) {
      return Kind.MALFORMED;
    } else if (failure instanceof HttpClosedException || failure instanceof StreamResetException
      || failure instanceof ClosedChannelException) {
      return Kind.BROKEN_OFF;
    } else if (failure instanceof TimeoutException) {
      return Kind.TOO_SLOW;
    } else if (failure instanceof ClosedException) {
      return Kind.CLOSING;
    }
    return DiskFailures.isNoRoom(failure) ? Kind.NO_ROOM : Kind.FAILED;
  }

  @Override
  public int status() {
    return kind.status;
  }

  @Override
  public String title() {
    return kind.title;
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = new JsonObject().put("status", kind.status).put("title", kind.title).put("detail", detail);
    return limit == null
      ? json
      : json.put("limit", limit.property()).put("allowed", limit.limit()).put("received", limit.size());
  }

  @Override
  public Future<Void> answer(HttpServerRequest request) {
    return LastAnswer.send(request, kind.status, CONTENT_TYPE, toJson().toBuffer());
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
