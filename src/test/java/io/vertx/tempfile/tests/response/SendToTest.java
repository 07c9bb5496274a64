/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.response;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the client gets, of any kind of file in any way.
 */
class SendToTest extends SendToTestBase {

  /** Each kind by the plainest transport, and each transport with the plainest kind. */
  static Stream<Arguments> all() {
    return Arrays.stream(Kind.values()).flatMap(kind -> Arrays.stream(Transport.values())
      .filter(transport -> kind == Kind.UNNAMED || transport == Transport.HTTP_1)
      .flatMap(transport -> Stream.of(0, 1, 64 * 1024, 5 * MEBIBYTE).map(size -> Arguments.of(kind, transport, size))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theWholeFile(Kind kind, Transport transport, int size) {
    Buffer content = random(size);
    TempFile file = open(kind, content);
    Answer answer = get(transport, serve(transport, request -> file.sendTo(request.response())));

    await(sent.future());
    assertSame(answer.body(), content);
    assertThat(answer.headers().get("content-type")).isEqualTo("application/octet-stream");
    if (!transport.isCompressed()) {
      assertThat(answer.headers().get("content-length")).isEqualTo(Integer.toString(size));
    }
    assertThat(file.getReadPos()).isZero();
    assertSame(contentOf(file), content);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRange(Kind kind, Transport transport, int size) {
    Buffer content = random(size);
    int from = size / 3;
    int to = size - size / 4;
    TempFile file = open(kind, content);
    Answer answer = get(transport, serve(transport, request -> file.sendTo(request.response().setStatusCode(206), from, to - from)));

    await(sent.future());
    assertThat(answer.status()).isEqualTo(206);
    assertSame(answer.body(), content.getBuffer(from, to));
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void aChunkedResponse(Transport transport) {
    Buffer content = random(MEBIBYTE);
    TempFile file = open(Kind.UNNAMED, content);
    Answer answer = get(transport, serve(transport, request -> file.sendTo(request.response().setChunked(true))));

    assertSame(answer.body(), content);
    assertThat(answer.headers().contains("content-length")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(value = Transport.class, names = "HTTP_1.*", mode = EnumSource.Mode.MATCH_ALL)
  void theHeadAloneForThoseWhoAskForIt(Transport transport) {
    TempFile file = open(Kind.UNNAMED, random(MEBIBYTE));
    int port = serve(transport, request -> file.sendTo(request.response()));

    Answer answer = get(transport, port, HttpMethod.HEAD);
    assertThat(answer.body().length()).isZero();
    if (!transport.isCompressed()) {
      assertThat(answer.headers().get("content-length")).isEqualTo(Integer.toString(MEBIBYTE));
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void whatTheCallerSaidOfIt(Transport transport) {
    TempFile file = open(Kind.UNNAMED, random(MEBIBYTE));
    Answer answer = get(transport, serve(transport, request -> file.sendTo(request.response()
      .putHeader("content-type", "text/plain").putHeader("etag", "x"))));

    assertThat(answer.headers().get("content-type")).isEqualTo("text/plain");
    assertThat(answer.headers().get("etag")).isEqualTo("x");
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void manyAtOnce(Transport transport) {
    Buffer content = random(MEBIBYTE);
    TempFile file = open(Kind.NAMED, content);
    int port = serve(transport, request -> file.sendTo(request.response()));
    var client = client(transport);
    var bodies = Stream.generate(() -> client.request(HttpMethod.GET, port, HOST, "/")
      .compose(request -> request.send()).compose(response -> response.body())).limit(20).toList();

    bodies.forEach(body -> assertSame(await(body), content));
  }
}
