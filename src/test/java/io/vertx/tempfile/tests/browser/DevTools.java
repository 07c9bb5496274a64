/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.browser;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The connection to a browser by the Chrome DevTools protocol: calls that are answered, and events of its tabs.
 */
final class DevTools {

  /** So long nothing takes that a test waits for. */
  private static final long PATIENCE_SECONDS = 15;

  /** More than a picture has. */
  private static final int MESSAGE_SIZE = 64 * 1024 * 1024;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
  /** By the session of the tab. */
  private final Map<String, BiConsumer<String, JsonObject>> listeners = new ConcurrentHashMap<>();
  private final Vertx vertx = Vertx.vertx();
  /** Held, as it closes its connections once nobody holds it any more. */
  private final WebSocketClient client =
    vertx.createWebSocketClient(new WebSocketClientOptions().setMaxMessageSize(MESSAGE_SIZE).setMaxFrameSize(MESSAGE_SIZE));
  private WebSocket socket;

  private DevTools() {
  }

  static DevTools connect(URI address) {
    DevTools devTools = new DevTools();
    // A browser does not trust who says that he is a page of another one
    WebSocketConnectOptions there = new WebSocketConnectOptions()
      .setHost(address.getHost()).setPort(address.getPort()).setURI(address.getPath()).setAllowOriginHeader(false);
    devTools.socket = devTools.client.connect(there)
      .onSuccess(socket -> socket.textMessageHandler(message -> devTools.receive(new JsonObject(message))))
      .await();
    return devTools;
  }

  void listen(String session, BiConsumer<String, JsonObject> listener) {
    listeners.put(session, listener);
  }

  /** Call a method, of a tab when it has a session, and wait for its result. */
  JsonObject call(String session, String method, JsonObject parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    calls.put(id, answer);
    JsonObject call = new JsonObject().put("id", id).put("method", method).put("params", parameters);
    if (session != null) {
      call.put("sessionId", session);
    }
    socket.writeTextMessage(call.encode());
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError(method + " " + parameters + ": " + e, e);
    }
  }

  private void receive(JsonObject received) {
    Integer id = received.getInteger("id");
    if (id == null) {
      BiConsumer<String, JsonObject> listener = listeners.get(received.getString("sessionId", ""));
      if (listener != null) {
        listener.accept(received.getString("method"), received.getJsonObject("params"));
      }
    } else if (received.containsKey("error")) {
      calls.remove(id).completeExceptionally(new AssertionError(received.getJsonObject("error").encode()));
    } else {
      calls.remove(id).complete(received.getJsonObject("result"));
    }
  }

  /** Ask the browser to end. */
  void close() {
    call(null, "Browser.close", new JsonObject());
    vertx.close().await();
  }
}
