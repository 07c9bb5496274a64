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

import io.vertx.core.http.WebSocketBase;
import io.vertx.core.internal.http.WebSocketInternal;

/**
 * One side of a WebSocket.
 */
final class WebSocketPeer implements Peer {

  private final WebSocketBase socket;

  WebSocketPeer(WebSocketBase socket) {
    this.socket = socket;
  }

  @Override
  public void sendFirst() {
    socket.writeBinaryMessage(SourceKind.CONTENT.getBuffer(0, SourceKind.FIRST));
  }

  @Override
  public void sendRest() {
    socket.writeBinaryMessage(SourceKind.CONTENT.getBuffer(SourceKind.FIRST, SourceKind.SIZE));
  }

  @Override
  public void finish() {
    socket.close();
  }

  @Override
  public void close() {
    socket.close();
  }

  @Override
  public void reset() {
    ((WebSocketInternal) socket).channelHandlerContext().channel().close();
  }
}
