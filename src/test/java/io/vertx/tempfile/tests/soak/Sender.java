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
import io.vertx.core.net.NetSocket;
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

  /** What is sent over a socket begins with the length of the content and its sum. */
  static final int HEAD = Integer.BYTES + Sum.LENGTH;

  private static final Use[] USES = {Use.READ, Use.READ, Use.READ, Use.HAND_OVER, Use.HAND_OVER, Use.FORGET};
  private static final String BOUNDARY = "soak";

  private final Clients clients;
  private final Buffer source;
  private final Tally tally;
  private final Random random;
  private final Promise<Void> done = Promise.promise();

  /**
   * @param source where the contents are parts of
   */
  Sender(Clients clients, Buffer source, Tally tally, long seed) {
    this.clients = clients;
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
    Buffer content = content();
    tally.sent.incrementAndGet();
    tally.bytes.addAndGet(content.length());
    switch (random.nextInt(10)) {
      case 0:
        return overSocket(content);
      case 1:
        return form(random.nextBoolean() ? clients.forms : clients.http2, content, content());
      case 2:
      case 3:
        return overHttp(clients.http2, content);
      default:
        return overHttp(clients.http1, content);
    }
  }

  /** As many of a few bytes as of a few hundred KiB; one in ten past the limit, some of them by a byte. */
  private Buffer content() {
    int size = random.nextInt(10) == 0
      ? (int) Receiver.LIMIT + (random.nextBoolean() ? 1 : random.nextInt(source.length() - (int) Receiver.LIMIT))
      : random.nextInt(1 << (4 + random.nextInt(17)));
    int from = random.nextInt(source.length() - size + 1);
    return source.slice(from, from + size);
  }

  private boolean isGivenUp() {
    return random.nextInt(3) == 0;
  }

  private Future<?> overHttp(HttpClient client, Buffer content) {
    Use use = USES[random.nextInt(USES.length)];
    Future<HttpClientRequest> request = client.request(HttpMethod.POST, clients.port, Soak.HOST, "/" + use);
    return isGivenUp() && content.length() > 0
      ? givenUp(request.compose(opened -> abort(opened, content)))
      : request.compose(opened -> opened.send(content))
        .compose(response -> response.body().map(body -> check(response, body, use, content)))
        .timeout(Soak.PATIENCE, TimeUnit.MILLISECONDS)
        .onFailure(this::failed);
  }

  private Future<?> form(HttpClient client, Buffer... files) {
    Buffer form = Buffer.buffer();
    for (Buffer file : files) {
      form.appendString("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n").appendBuffer(file);
    }
    form.appendString("\r\n--" + BOUNDARY + "--\r\n");
    Future<HttpClientRequest> request = client.request(HttpMethod.POST, clients.port, Soak.HOST, "/" + Use.FORM)
      .map(opened -> opened.putHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    return isGivenUp()
      ? givenUp(request.compose(opened -> abort(opened, form)))
      : request.compose(opened -> opened.send(form))
        .compose(response -> response.body().map(body -> check(response, body, Use.FORM, files)))
        .timeout(Soak.PATIENCE, TimeUnit.MILLISECONDS)
        .onFailure(this::failed);
  }

  private Future<?> overSocket(Buffer content) {
    Buffer all = Buffer.buffer().appendInt(content.length()).appendString(Sum.of(content)).appendBuffer(content);
    boolean givenUp = isGivenUp();
    Buffer sent = givenUp ? all.slice(0, random.nextInt(all.length())) : all;
    Future<?> closed = clients.sockets.connect(clients.socketPort, Soak.HOST).compose(socket -> socket.write(sent)
      .eventually(() -> close(socket)));
    return givenUp ? givenUp(closed) : closed.onFailure(failure -> tally.add(Outcome.CUT_OFF));
  }

  private static Future<Void> close(NetSocket socket) {
    return socket.close();
  }

  private Future<?> givenUp(Future<?> upload) {
    return upload.otherwiseEmpty().onComplete(v -> tally.add(Outcome.ABORTED));
  }

  private Future<?> abort(HttpClientRequest request, Buffer content) {
    request.exceptionHandler(reset -> { }).setChunked(true);
    return request.write(content.slice(0, random.nextInt(content.length()))).eventually(() -> {
      request.reset();
      return Future.succeededFuture();
    });
  }

  private Void check(HttpClientResponse response, Buffer body, Use use, Buffer... contents) {
    boolean tooLarge = false;
    for (Buffer content : contents) {
      tooLarge |= content.length() > Receiver.LIMIT;
    }
    if (response.statusCode() == 503) {
      tally.add(Outcome.CUT_OFF);
    } else if (tooLarge && response.statusCode() == 413) {
      tally.add(Outcome.REFUSED);
    } else if (!tooLarge && response.statusCode() == 200 && isRight(body.toString(), use, contents)) {
      tally.add(Outcome.VERIFIED);
      if (use == Use.HAND_OVER) {
        tally.add(Outcome.PUBLISHED);
      } else if (use == Use.FORGET) {
        tally.add(Outcome.UNCLAIMED);
      } else if (use == Use.FORM) {
        tally.add(Outcome.IN_A_FORM);
      }
    } else {
      tally.wrong("answered " + response.statusCode() + " over " + response.version() + " to " + use + " of "
        + contents[0].length() + " bytes: " + body);
    }
    return null;
  }

  private boolean isRight(String sums, Use use, Buffer... contents) {
    if (sums.length() != contents.length * Sum.LENGTH) {
      return false;
    }
    for (int i = 0; i < contents.length; i++) {
      String sum = sums.substring(i * Sum.LENGTH, (i + 1) * Sum.LENGTH);
      if (!sum.equals(Sum.of(contents[i]))) {
        // The decoder of forms takes the CR before a boundary for content if it is the last byte that was received by then
        if (use != Use.FORM || !sum.equals(Sum.of(contents[i].copy().appendByte((byte) '\r')))) {
          return false;
        }
        tally.add(Outcome.WITH_A_CR);
      }
    }
    return true;
  }

  private void failed(Throwable failure) {
    if (failure instanceof TimeoutException || failure instanceof AssertionError) {
      tally.wrong(failure.toString());
    } else {
      tally.add(Outcome.CUT_OFF);
    }
  }
}
