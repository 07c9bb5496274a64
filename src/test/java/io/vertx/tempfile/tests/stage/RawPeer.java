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
import java.io.UncheckedIOException;

/**
 * A client of a server, on a socket of its own.
 */
final class RawPeer implements Peer {

  private final RawClient client;
  private final boolean endless;
  private Buffer before = Buffer.buffer();
  private Buffer after = Buffer.buffer();

  /**
   * @param endless whether no length says where it ends
   */
  RawPeer(int port, boolean endless) {
    this.endless = endless;
    try {
      client = new RawClient(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Put something around the content. */
  RawPeer around(Buffer first, Buffer last) {
    before = first;
    after = last;
    return this;
  }

  RawPeer sendHead(long contentLength, String header) {
    try {
      client.sendHead(contentLength, header);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private interface Action {
    void run() throws IOException;
  }

  /** The server may have closed the connection by then. */
  private static void attempt(Action action) {
    try {
      action.run();
    } catch (IOException ignored) {
      // as it has
    }
  }

  @Override
  public void sendFirst() {
    attempt(() -> client.send(before).send(SourceKind.CONTENT.getBuffer(0, SourceKind.FIRST)));
  }

  @Override
  public void sendRest() {
    attempt(() -> client.send(SourceKind.CONTENT.getBuffer(SourceKind.FIRST, SourceKind.SIZE)).send(after));
  }

  @Override
  public void finish() {
    if (endless) {
      attempt(client::finish);
    }
  }

  @Override
  public void close() {
    attempt(client::close);
  }

  @Override
  public void reset() {
    attempt(client::reset);
  }
}
