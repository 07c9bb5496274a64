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

import io.vertx.core.buffer.Buffer;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client that does what no library would: it sends any bytes, and goes away at any moment.
 */
final class RawClient implements AutoCloseable {

  private final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket(StageTestBase.HOST, port);
    socket.setSoTimeout(30_000);
  }

  RawClient send(String text) throws IOException {
    return send(Buffer.buffer(text));
  }

  RawClient send(Buffer bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes());
    return this;
  }

  RawClient sendHead(long contentLength, String... headers) throws IOException {
    return send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + contentLength + "\r\n"
      + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "\r\n");
  }

  /** All that comes until the server closes the connection. */
  String receiveAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** The status of an answer, read up to the end of its head. */
  int receiveStatus() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("closed after: " + head);
      }
      head.append((char) next);
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  /** Say that no more comes, and go on listening. */
  RawClient finish() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Go away without saying good-bye, so that the server's connection is reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
