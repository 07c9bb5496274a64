/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

import java.io.IOException;

/**
 * One response of another node, with the bytes that are missing of a file, if it is what it should be. Confined to the context of the node.
 */
final class Inflow {

  /** The other node does not do what it should, so that it is not worth while to ask again. */
  static final class Refusal extends IOException {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  private static final int NOT_FOUND = 404;

  private final HttpClient client;
  private final Terms terms;
  private final Receiving receiving;
  private final Promise<Void> done = Promise.promise();
  private HttpClientRequest request;
  private long from;
  private boolean over;

  Inflow(HttpClient client, Terms terms, Receiving receiving) {
    this.client = client;
    this.terms = terms;
    this.receiving = receiving;
  }

  /**
   * @return a future completed when all bytes have come, or failed when no more will
   */
  Future<Void> start() {
    from = receiving.count();
    RequestOptions options = new RequestOptions().setHost(terms.host).setPort(terms.port).setURI("/" + terms.ticket);
    if (from > 0) {
      options.putHeader("Range", "bytes=" + from + "-");
    }
    client.request(options).onComplete(this::send, this::fail);
    return done.future();
  }

  private void send(HttpClientRequest connected) {
    request = connected;
    // What becomes of the connection is told by the request
    request.connection().exceptionHandler(failure -> { });
    if (over) {
      request.reset();
    } else {
      request.send().onComplete(this::receive, this::fail);
    }
  }

  private void receive(HttpClientResponse response) {
    response.exceptionHandler(this::fail);
    if (response.statusCode() == NOT_FOUND) {
      stop(new IOException("its node does not know the ticket any more"));
      return;
    }
    String length = response.getHeader("Content-Length");
    if (response.statusCode() != (from > 0 ? 206 : 200) || !Long.toString(terms.size - from).equals(length)) {
      stop(new Refusal("its node answers with something else"));
      return;
    }
    receiving.turnTo(response, () -> stop(new IOException("it cannot be stored")));
    response.handler(this::take);
    response.endHandler(v -> {
      if (receiving.count() == terms.size) {
        over = true;
        done.tryComplete();
      } else {
        stop(new IOException("the connection ended too early"));
      }
    });
  }

  private void take(Buffer data) {
    if (!over && !receiving.take(data)) {
      stop(new Refusal("its node sends more than it told"));
    }
  }

  /**
   * Take nothing any more.
   */
  void breakOff() {
    stop(new IOException("it was broken off"));
  }

  private void stop(Throwable failure) {
    if (!over) {
      fail(failure);
      if (request != null) {
        request.reset();
      }
    }
  }

  private void fail(Throwable failure) {
    over = true;
    done.tryFail(failure);
  }
}
