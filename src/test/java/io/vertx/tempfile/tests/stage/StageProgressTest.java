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

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.tempfile.StagingProgress;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far it has come.
 */
class StageProgressTest extends StageTestBase {

  private final Queue<StagingProgress> told = new ConcurrentLinkedQueue<>();

  @Test
  void eachStretchIsToldWithWhatIsExpected() throws IOException {
    Promise<Void> first = Promise.promise();
    Promise<Context> where = Promise.promise();
    Queue<Context> contexts = new ConcurrentLinkedQueue<>();
    int port = serve(request -> {
      where.tryComplete(vertx.getOrCreateContext());
      return fs.stage(request, onDisk(), progress -> {
        told.add(progress);
        contexts.add(vertx.getOrCreateContext());
        first.tryComplete();
      }).onComplete(staged);
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(2000).send(random(1000));
      await(first.future());
      client.send(random(1000));
      assertThat(client.receiveStatus()).isEqualTo(200);
    }

    List<StagingProgress> all = List.copyOf(told);
    assertThat(all).allSatisfy(progress -> {
      assertThat(progress.getExpected()).isEqualTo(2000);
      assertThat(progress.getPart()).isNull();
    });
    assertThat(all).extracting(StagingProgress::getBytes).isSorted().startsWith(1000L).endsWith(2000L);
    assertThat(contexts).allMatch(context -> context == where.future().result());
  }

  @Test
  void whatIsNotAnnouncedIsNotExpected() {
    int port = serveSockets(socket -> fs.stage(socket, onDisk(), told::add).onComplete(staged));
    hold(vertx.createNetClient()).connect(port, HOST).compose(socket -> socket.end(random(100)));
    assertThat(stagedContent()).isEqualTo(random(100));
    assertThat(told).isNotEmpty().allMatch(progress -> progress.getExpected() == -1);
  }

  @Test
  void nothingIsToldAfterTheEnd() {
    Promise<Boolean> toldLater = Promise.promise();
    boolean[] over = new boolean[1];
    int port = serve(request -> fs.stage(request, onDisk(), progress -> {
      if (over[0]) {
        toldLater.tryComplete(true);
      }
    }).onComplete(outcome -> over[0] = true).onComplete(staged));
    assertThat(await(post(client(HttpVersion.HTTP_1_1), port, LARGE))).isEqualTo(200);
    assertThat(stagedContent()).isEqualTo(LARGE);
    assertThat(toldLater.future().isComplete()).isFalse();
  }

  @Test
  void aHandlerThatThrowsDisturbsNothing() {
    int port = serve(request -> fs.stage(request, onDisk(), progress -> {
      throw new IllegalArgumentException("on purpose");
    }).onComplete(staged));
    Buffer body = random(100_000);
    assertThat(await(post(client(HttpVersion.HTTP_2), port, body))).isEqualTo(200);
    assertThat(stagedContent()).isEqualTo(body);
  }
}
