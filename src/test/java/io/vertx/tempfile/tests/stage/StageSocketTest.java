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

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.tempfile.TempFileLimitException;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes over a socket until the other side says that it is all.
 */
class StageSocketTest extends StageTestBase {

  @Test
  void allUntilTheEnd() throws IOException {
    int port = serveSockets(socket -> stage(socket, underPressure()));
    try (RawClient client = new RawClient(port)) {
      client.send(LARGE).finish();
      assertThat(stagedContent()).isEqualTo(LARGE);
    }
  }

  @Test
  void aSocketThatWasPausedAndHasClosedSince() throws IOException {
    Promise<Void> closed = Promise.promise();
    int port = serveSockets(socket -> {
      socket.pause();
      socket.closeHandler(closed::complete);
      closed.future().onSuccess(v -> stage(socket, onDisk()));
    });
    new RawClient(port).send(random(1000)).close();
    assertThat(stagedContent()).isEqualTo(random(1000));
  }

  @Test
  void aConnectionThatIsReset() throws IOException {
    Promise<Void> received = Promise.promise();
    int port = serveSockets(socket -> stage(socket, onDisk()));
    RawClient client = new RawClient(port).send(random(1000));
    vertx.setPeriodic(1, timer -> {
      if (!openFiles().isEmpty()) {
        received.tryComplete();
        vertx.cancelTimer(timer); // fails when it goes off before it is all set
      }
    });
    await(received.future());
    client.reset();
    assertThat(failureOf(staged.future())).isInstanceOf(IOException.class);
  }

  @Test
  void aSocketThatHasEndedIsRefused() throws IOException {
    Promise<NetSocket> ended = Promise.promise();
    int port = serveSockets(socket -> socket.handler(buffer -> { }).endHandler(v -> ended.complete(socket)));
    new RawClient(port).send(random(1000)).close();
    stage(await(ended.future()), onDisk());
    assertThat(failureOf(staged.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("ended before");
  }

  @Test
  void aSocketThatSendsTooMuchCanStillBeSpokenTo() throws IOException {
    int port = serveSockets(socket -> stage(socket, onDisk().setMaxFileSize(1000)).onFailure(failure -> socket.end(Buffer.buffer("too much"))));
    try (RawClient client = new RawClient(port)) {
      client.send(random(1001));
      assertThat(client.receiveAll()).isEqualTo("too much");
    }
    assertThat(failureOf(staged.future())).isInstanceOf(TempFileLimitException.class);
  }

  @Test
  void whatComesAfterTheLimitRunsOff() throws IOException {
    Promise<Void> closed = Promise.promise();
    int port = serveSockets(socket -> stage(socket, onDisk().setMaxFileSize(1000)).onFailure(failure -> socket.closeHandler(closed::complete)));
    try (RawClient client = new RawClient(port)) {
      client.send(LARGE).send(LARGE);
    }
    await(closed.future());
    assertThat(failureOf(staged.future())).isInstanceOf(TempFileLimitException.class);
  }
}
