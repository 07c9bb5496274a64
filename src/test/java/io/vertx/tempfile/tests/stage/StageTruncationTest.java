/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request that flows before it is staged loses what flows by: it is never taken for whole.
 */
class StageTruncationTest extends StageTestBase {

  private static final int PIECE = 64 * 1024;

  /** Send in pieces, the next one when the last was written. */
  private Future<Integer> send(HttpClient client, int port, int pieces, boolean announced, Future<?> meanwhile) {
    return client.request(HttpMethod.POST, port, HOST, "/").compose(request -> {
      if (announced) {
        request.putHeader("Content-Length", Integer.toString(pieces * PIECE));
      } else {
        request.setChunked(true);
      }
      return request.write(random(PIECE))
        .compose(v -> meanwhile)
        .compose(v -> sendRest(request, pieces - 1))
        .compose(v -> request.response())
        .compose(response -> response.end().map(response.statusCode()));
    });
  }

  private static Future<Void> sendRest(HttpClientRequest request, int pieces) {
    return pieces == 0 ? request.end() : request.write(random(PIECE)).compose(v -> sendRest(request, pieces - 1));
  }

  @ParameterizedTest
  @CsvSource({"HTTP_1_1, true", "HTTP_1_1, false", "HTTP_2, true", "HTTP_2, false"})
  void whatWasDeliveredBeforeIsMissed(HttpVersion version, boolean announced) {
    Promise<Void> delivered = Promise.promise();
    Promise<Void> onlyThen = Promise.promise();
    int port = serve(request -> {
      // Nobody listens, and nobody has paused it
      eventually(() -> request.bytesRead() >= PIECE).onComplete(delivered);
      return delivered.future().compose(v -> {
        onlyThen.complete();
        return stage(request, onDisk());
      });
    });

    assertThat(await(send(client(version), port, 20, announced, onlyThen.future()))).isEqualTo(413);

    assertThat(failureOf(staged.future())).isInstanceOf(IllegalStateException.class)
      .hasMessageContaining("pause()").hasMessageContaining("BodyHandler");
  }

  @ParameterizedTest
  @CsvSource({"HTTP_1_1, true", "HTTP_1_1, false", "HTTP_2, true", "HTTP_2, false"})
  void whatAHandlerHasTakenIsMissed(HttpVersion version, boolean announced) {
    Promise<Void> taken = Promise.promise();
    int port = serve(request -> {
      request.handler(first -> {
        request.pause();
        taken.tryComplete();
      });
      return taken.future().compose(v -> stage(request, onDisk()));
    });

    assertThat(await(send(client(version), port, 20, announced, taken.future()))).isEqualTo(413);

    assertThat(failureOf(staged.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("pause()");
  }

  @ParameterizedTest
  @CsvSource({"HTTP_1_1, true", "HTTP_1_1, false", "HTTP_2, true", "HTTP_2, false"})
  void aPausedOneIsWholeHoweverLongItWaits(HttpVersion version, boolean announced) {
    Promise<Void> sent = Promise.promise();
    int port = serve(request -> {
      request.pause();
      return sent.future().compose(v -> stage(request, onDisk()));
    });
    sent.complete();

    assertThat(await(send(client(version), port, 20, announced, sent.future()))).isEqualTo(200);

    Buffer expected = Buffer.buffer();
    for (int i = 0; i < 20; i++) {
      expected.appendBuffer(random(PIECE));
    }
    assertThat(stagedContent()).isEqualTo(expected);
  }
}
