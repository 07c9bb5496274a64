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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.tempfile.tests.soak.Receiver.Use;
import io.vertx.tempfile.tests.soak.Tally.Outcome;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Uploads one after the other.
 */
final class Sender {

  private static final Use[] USES = {Use.READ, Use.READ, Use.READ, Use.HAND_OVER, Use.HAND_OVER, Use.FORGET};

  private final HttpClient client;
  private final int port;
  private final Buffer source;
  private final Tally tally;
  private final Random random;
  private final Promise<Void> done = Promise.promise();

  /**
   * @param source where the contents are parts of
   */
  Sender(HttpClient client, int port, Buffer source, Tally tally, long seed) {
    this.client = client;
    this.port = port;
    this.source = source;
    this.tally = tally;
    this.random = new Random(seed);
  }

  /**
   * Go on as long as that holds.
   */
  Future<Void> send(BooleanSupplier more) {
    if (more.getAsBoolean()) {
      upload().onComplete(v -> send(more));
    } else {
      done.complete();
    }
    return done.future();
  }

  private Future<?> upload() {
    // As many of a few bytes as of a few hundred KiB; one in ten past the limit, some of them by a byte
    int size = random.nextInt(10) == 0
      ? (int) Receiver.LIMIT + (random.nextBoolean() ? 1 : random.nextInt(source.length() - (int) Receiver.LIMIT))
      : random.nextInt(1 << (4 + random.nextInt(17)));
    int from = random.nextInt(source.length() - size + 1);
    Buffer content = source.slice(from, from + size);
    Use use = USES[random.nextInt(USES.length)];
    tally.sent.incrementAndGet();
    tally.bytes.addAndGet(size);
    Future<HttpClientRequest> request = client.request(HttpMethod.POST, port, Soak.HOST, "/" + use);
    return random.nextInt(3) == 0 && size > 0
      ? request.compose(opened -> abort(opened, content)).otherwiseEmpty().onComplete(v -> tally.add(Outcome.ABORTED))
      : request.compose(opened -> opened.send(content))
        .compose(response -> response.body().map(body -> check(response, body, content, use)))
        .timeout(Soak.PATIENCE, TimeUnit.MILLISECONDS)
        .onFailure(this::failed);
  }

  private Future<?> abort(HttpClientRequest request, Buffer content) {
    request.exceptionHandler(reset -> { }).setChunked(true);
    return request.write(content.slice(0, random.nextInt(content.length()))).eventually(() -> {
      request.reset();
      return Future.succeededFuture();
    });
  }

  private Void check(HttpClientResponse response, Buffer body, Buffer content, Use use) {
    boolean tooLarge = content.length() > Receiver.LIMIT;
    if (response.statusCode() == 503) {
      tally.add(Outcome.CUT_OFF);
    } else if (tooLarge && response.statusCode() == 413) {
      tally.add(Outcome.REFUSED);
    } else if (!tooLarge && response.statusCode() == 200 && body.toString().equals(Sum.of(content))) {
      tally.add(Outcome.VERIFIED);
      if (use != Use.READ) {
        tally.add(use == Use.HAND_OVER ? Outcome.PUBLISHED : Outcome.UNCLAIMED);
      }
    } else {
      tally.wrong("answered " + response.statusCode() + " to " + content.length() + " bytes: " + body);
    }
    return null;
  }

  private void failed(Throwable failure) {
    if (failure instanceof TimeoutException || failure instanceof AssertionError) {
      tally.wrong(failure.toString());
    } else {
      tally.add(Outcome.CUT_OFF);
    }
  }
}
