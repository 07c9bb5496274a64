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

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tempfile.TempFileSystem;

import java.util.HashSet;
import java.util.Set;

/**
 * Tells those who listen, by server-sent events, what the temporary file system has open, and what is published. Used on the context of
 * one verticle.
 */
final class LiveStats {

  static final String CONTENT_TYPE = "text/event-stream";

  /** So often, in milliseconds. */
  private static final long PERIOD = 500;

  private final Vertx vertx;
  private final TempFileSystem fs;
  private final Set<HttpServerResponse> listeners = new HashSet<>();
  private long timer;

  LiveStats(Vertx vertx, TempFileSystem fs) {
    this.vertx = vertx;
    this.fs = fs;
    vertx.eventBus().<JsonObject>consumer(PublishVerticle.NEWS, this::tellNews);
  }

  void subscribe(RoutingContext ctx) {
    HttpServerResponse response = ctx.response()
      .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
      .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
      .setChunked(true);
    response.closeHandler(v -> leave(response));
    response.exceptionHandler(failure -> leave(response));
    response.write(event("stats", stats()));
    listeners.add(response);
    if (listeners.size() == 1) {
      timer = vertx.setPeriodic(PERIOD, each -> tell(event("stats", stats())));
    }
  }

  private void leave(HttpServerResponse response) {
    if (listeners.remove(response) && listeners.isEmpty()) {
      vertx.cancelTimer(timer);
    }
  }

  private void tellNews(Message<JsonObject> file) {
    tell(event("file", file.body()));
  }

  private void tell(String event) {
    for (HttpServerResponse listener : listeners) {
      if (!listener.writeQueueFull()) { // otherwise it is too slow for what is of interest now alone
        listener.write(event);
      }
    }
  }

  private JsonObject stats() {
    return fs.stats().toJson();
  }

  private static String event(String name, JsonObject data) {
    return "event: " + name + "\ndata: " + data.encode() + "\n\n";
  }
}
