/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.cluster;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever can connect to a node, or to the event bus, and has no ticket, or no check, gets nothing.
 */
class HostileRequestTest extends ClusterTestBase {

  private static final int CONNECTIONS = 20;

  private int port;
  private String check;

  @Override
  ClusterTransferOptions transferOptions() {
    try {
      port = port == 0 ? Cluster.freePort() : port;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new ClusterTransferOptions().setPort(port).setMaxConnections(CONNECTIONS).setLease(2000);
  }

  @BeforeEach
  void checkIn() {
    check = await(open(Kind.UNNAMED, random(70_000)).checkIn());
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getByName(Cluster.LOOPBACK), port);
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** All that is answered until the node closes the connection. */
  private String answer(String request) throws IOException {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private void assertClaimable() {
    TempFile claimed = claim(check);
    assertThat(contentOf(claimed)).isEqualTo(random(70_000));
    await(claimed.close());
  }

  private long refused() {
    return owner.stats().getRequestsRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/etc/passwd", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "*", "http://127.0.0.1/etc/passwd", "//",
    "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAA", "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA?a=b", "/\u00ff"})
  void whatIsNoTicketIsNotFoundAndCounted(String path) throws IOException {
    assertThat(answer("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");

    assertThat(refused()).isEqualTo(1);
    assertClaimable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", "PUT /a HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", "nonsense\r\n\r\n"})
  void whatIsNoGetIsRefused(String request) throws IOException {
    assertThat(answer(request)).startsWith("HTTP/1.").contains(" 400 ");

    assertThat(refused()).isEqualTo(1);
    assertClaimable();
  }

  @Test
  void whatIsNoHttpIsNotServed() throws IOException {
    assertThat(answer("\0\0\0\0\0\r\n\r\n")).doesNotContain(" 200 ");
    assertClaimable();
  }

  @Test
  void longHeadersAreRefused() throws IOException {
    assertThat(answer("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(100_000) + "\r\n\r\n")).contains(" 400 ");
    assertThat(answer("GET /" + "x".repeat(1000) + " HTTP/1.1\r\nHost: a\r\n\r\n")).contains(" 400 ");

    assertClaimable();
  }

  @Test
  void aConnectionOnWhichNothingComesIsClosed() throws IOException {
    assertThat(answer("")).isEmpty();
    assertThat(answer("GET / HTTP/1.1\r\nHo")).doesNotContain("200");
    assertClaimable();
  }

  @Test
  void connectionsBeyondTheMostAreClosed() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        sockets.add(connect());
      }
      // The server has got to know all before it answers one that came later
      try (Socket tooMany = connect()) {
        assertThat(tooMany.getInputStream().read()).isNegative();
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    assertClaimable();
  }

  private JsonObject ask(JsonObject question) {
    byte[] node = new byte[16];
    byte[] bytes = Base64.getUrlDecoder().decode(check);
    System.arraycopy(bytes, bytes.length - 16, node, 0, 16);
    String address = "io.vertx.tempfile.node." + Base64.getUrlEncoder().withoutPadding().encodeToString(node);
    return await(claimerVertx.eventBus().<JsonObject>request(address, question)).body();
  }

  private JsonObject reserve() {
    return new JsonObject().put("version", 1).put("operation", "reserve").put("check", check).put("attempt", "mine");
  }

  @Test
  void aTicketIsGoodForOneUse() throws IOException {
    String ticket = ask(reserve()).getString("ticket");
    String request = "GET /" + ticket + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    assertThat(answer(request)).startsWith("HTTP/1.1 200 ");
    assertThat(answer(request)).startsWith("HTTP/1.1 404 ");

    ask(reserve().put("operation", "release"));
    assertClaimable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=70001-", "bytes=-5", "bytes=0-5", "bytes=5-,7-", "chars=5-", "bytes=99999999999999999999-"})
  void aRangeThatIsNoneIsRefused(String range) throws IOException {
    String ticket = ask(reserve()).getString("ticket");

    assertThat(answer("GET /" + ticket + " HTTP/1.1\r\nHost: a\r\nRange: " + range + "\r\n\r\n")).startsWith("HTTP/1.1 416 ");

    ask(reserve().put("operation", "release"));
    assertClaimable();
  }

  @Test
  void aCommitOfWhatWasNotSentIsRefused() {
    ask(reserve());

    JsonObject answer = ask(reserve().put("operation", "commit").put("size", 70_000).put("digest", 0));

    assertThat(answer.getString("status")).isEqualTo("corrupt");
    assertClaimable();
  }

  @Test
  void aCommitOfWhatWasNotReservedIsRefused() {
    JsonObject answer = ask(reserve().put("operation", "commit").put("size", 70_000).put("digest", 0));

    assertThat(answer.getString("status")).isEqualTo("refused");
    assertClaimable();
  }

  @Test
  void anotherVersionIsRefusedClearly() {
    JsonObject answer = ask(reserve().put("version", 2));

    assertThat(answer.getString("status")).isEqualTo("refused");
    assertThat(answer.getString("reason")).contains("versions", "1 and 2");
    assertClaimable();
  }

  @Test
  void nonsenseOnTheEventBusIsRefused() {
    assertThat(ask(new JsonObject()).getString("status")).isEqualTo("refused");
    assertThat(ask(reserve().put("check", "nonsense")).getString("status")).isEqualTo("refused");
    assertThat(ask(reserve().put("check", 5)).getString("status")).isEqualTo("refused");
    assertThat(ask(reserve().putNull("attempt")).getString("status")).isEqualTo("refused");
    assertThat(ask(reserve().put("attempt", "a".repeat(1000))).getString("status")).isEqualTo("refused");
    assertThat(ask(reserve().put("operation", "nonsense")).getString("status")).isEqualTo("refused");
    assertThat(ask(reserve().put("operation", "commit")).getString("status")).isEqualTo("refused");

    assertClaimable();
  }

  @Test
  void aGuessedCheckIsRefused() {
    byte[] bytes = Base64.getUrlDecoder().decode(check);
    bytes[3]++;
    String guessed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

    Future<TempFile> claim = claimer.claim(guessed);

    assertThat(failureOf(claim)).hasMessageContaining("claimed before").hasMessageNotContaining(guessed);
    assertClaimable();
  }
}
