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

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How much a client may send when nothing is said, and when something is.
 */
class StageLimitsTest extends StageTestBase {

  private static final long USUAL = TempFileOptions.DEFAULT_MAX_UPLOAD_SIZE;

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void tenMebibytesAreTakenWithNothingSaid(HttpVersion version) {
    int port = serve(request -> stage(request, new SpooledTempFileOptions()));
    assertThat(await(post(client(version), port, random((int) USUAL)))).isEqualTo(200);
    assertThat(stagedContent()).isEqualTo(random((int) USUAL));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void oneMoreIsRefusedByWhatIsAnnounced(HttpVersion version) {
    int port = serve(request -> stage(request, new SpooledTempFileOptions()));
    assertThat(await(post(client(version), port, random((int) USUAL + 1)))).isEqualTo(413);
    assertLimit("maxFileSize", USUAL, USUAL + 1);
  }

  @Test
  void oneMoreIsRefusedWithNothingAnnounced() throws IOException {
    int port = serve(request -> stage(request, new SpooledTempFileOptions()));
    try (RawClient client = new RawClient(port)) {
      client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        + Long.toHexString(USUAL + 1) + "\r\n").send(random((int) USUAL + 1)).send("\r\n0\r\n\r\n");
      assertThat(client.receiveStatus()).isEqualTo(413);
    }
    assertLimit("maxFileSize", USUAL, USUAL + 1);
  }

  @Test
  void whatNoClientSendsHasNoLimit() {
    int port = serveSockets(socket -> stage(socket, new SpooledTempFileOptions()));
    hold(vertx.createNetClient()).connect(port, HOST).compose(socket -> socket.end(LARGE));
    assertThat(stagedContent()).isEqualTo(LARGE);
  }

  private void assertLimit(String property, long limit, long size) {
    TempFileLimitException failure = (TempFileLimitException) failureOf(staged.future());
    assertThat(failure.property()).isEqualTo(property);
    assertThat(failure.limit()).isEqualTo(limit);
    assertThat(failure.size()).isEqualTo(size);
    assertThat(failure).hasMessageContaining(Long.toString(limit));
  }

  @Test
  void whoAsksBeforeHeSendsIsRefusedBeforeHeSends() throws IOException {
    AtomicReference<HttpServerRequest> received = new AtomicReference<>();
    int port = serve(request -> {
      received.set(request);
      return stage(request, new SpooledTempFileOptions());
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(USUAL + 1, "Expect: 100-continue");
      assertThat(client.receiveStatus()).isEqualTo(413);
    }
    assertThat(received.get().bytesRead()).isZero();
    assertLimit("maxFileSize", USUAL, USUAL + 1);
  }

  @Test
  void whoAsksBeforeHeSendsIsToldToGoOn() throws IOException {
    int port = serve(request -> stage(request, new SpooledTempFileOptions()));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(5, "Expect: 100-continue");
      assertThat(client.receiveStatus()).isEqualTo(100);
      client.send("abcde");
      assertThat(client.receiveStatus()).isEqualTo(200);
    }
    assertThat(stagedContent()).hasToString("abcde");
  }

  @Test
  void lessThanUsualIsNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TempFileOptions().setMaxFileSize(-2)).withMessageContaining("maxFileSize");
    assertThat(new TempFileOptions().getMaxFileSize()).isEqualTo(-1);
    assertThat(new TempFileOptions(new TempFileOptions().toJson()).getMaxFileSize()).isEqualTo(-1);
  }
}
