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

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.function.BiConsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Requests that Vert.x tells nothing of the end of their connection.
 */
class StageSilentRequestTest extends StageTestBase {

  /** So many messages wait in the queue of a request; those behind them wait in the connection. */
  private static final int QUEUED = 16;

  private static final String LONGEST_SILENCE = "vertx.tempfile.longestSilence";

  @BeforeEach
  void waitForShort() {
    System.setProperty(LONGEST_SILENCE, "3000");
  }

  @AfterEach
  void waitAsEver() {
    System.clearProperty(LONGEST_SILENCE);
  }

  private int port(ThreadingModel model, BiConsumer<Integer, HttpServerRequest> handler) {
    Promise<Integer> port = Promise.promise();
    await(vertx.deployVerticle(new VerticleBase() {

      private int received;

      @Override
      public Future<?> start() {
        return vertx.createHttpServer().requestHandler(request -> handler.accept(++received, request)).listen(0, HOST)
          .onSuccess(server -> port.complete(server.actualPort()));
      }
    }, new DeploymentOptions().setThreadingModel(model)));
    return await(port.future());
  }

  private static void assumeSupported(ThreadingModel model) {
    assumeTrue(model != ThreadingModel.VIRTUAL_THREAD || Runtime.version().feature() >= 21, "virtual threads need JDK 21");
  }

  /** The first one is answered before it is read, so that the second one waits behind its body, in a connection that closes meanwhile. */
  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "WORKER", "VIRTUAL_THREAD"})
  void aRequestThatIsHandedOverAfterItsConnectionWasClosed(ThreadingModel model) throws IOException {
    assumeSupported(model);
    int port = port(model, (number, request) -> {
      if (number == 1) {
        request.pause();
        request.connection().closeHandler(v -> request.resume());
        request.response().end();
      } else {
        stage(request, onDisk());
      }
    });
    try (RawClient client = new RawClient(port)) {
      client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(client.receiveStatus()).isEqualTo(200);
      client.send("1\r\nx\r\n".repeat(QUEUED) + "0\r\n\r\n").sendHead(1000).send("begun");
    }
    assertThat(failureOf(staged.future())).isInstanceOf(HttpClosedException.class);
  }

  @Test
  void aRequestThatWasAnsweredBeforeItIsStaged() throws IOException {
    Promise<Void> begun = Promise.promise();
    int port = port(ThreadingModel.EVENT_LOOP, (number, request) -> {
      request.response().end();
      stage(request, onDisk());
      begun.complete();
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(1000).send("begun");
      await(begun.future());
      // What is read is not reset when the client closes, which would be told
      assertThat(client.receiveStatus()).isEqualTo(200);
    }
    assertThat(failureOf(staged.future())).isInstanceOf(HttpClosedException.class);
  }

  /** Its client had gone when the part got its handlers. */
  @Test
  void aPartThatWasToldBeforeItIsStaged() throws IOException {
    Promise<HttpServerFileUpload> arrived = Promise.promise();
    Promise<Void> gone = Promise.promise();
    int port = port(ThreadingModel.EVENT_LOOP, (number, request) -> {
      request.response().closeHandler(v -> vertx.runOnContext(w -> gone.complete()));
      request.setExpectMultipart(true).uploadHandler(part -> {
        part.pause();
        arrived.complete(part);
      });
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(1000, "Content-Type: multipart/form-data; boundary=limit")
        .send("\r\n--limit\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\nbegun");
      await(arrived.future());
    }
    await(gone.future());
    stage(arrived.future().result(), onDisk());
    assertThat(failureOf(staged.future())).isInstanceOf(HttpClosedException.class);
  }

  @Test
  void aClientThatIsSilentForLongIsAskedAndWaitedFor() throws IOException {
    int port = serve(request -> stage(request, onDisk()));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(10).send("begun");
      assertThat(client.receiveStatus()).as("asked").isEqualTo(100);
      assertThat(staged.future().isComplete()).isFalse();
      client.send("ended");
      assertThat(client.receiveStatus()).isEqualTo(200);
    }
    assertThat(stagedContent()).isEqualTo(Buffer.buffer("begunended"));
  }
}
