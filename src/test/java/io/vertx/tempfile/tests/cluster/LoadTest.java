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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many claims in both directions, and a large one.
 */
class LoadTest extends ClusterTestBase {

  private static final int CLAIMS = Integer.getInteger("cluster.claims", 300);
  private static final int LANES = 12;
  private static final int LARGE = 300;

  @Override
  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions().setMaxTransfers(4);
  }

  @Test
  void manyInBothDirections() {
    AtomicInteger next = new AtomicInteger();
    List<Future<Void>> lanes = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      Promise<Void> lane = Promise.promise();
      (i % 2 == 0 ? ownerVertx : claimerVertx).runOnContext(v -> handOver(next, lane));
      lanes.add(lane.future());
    }

    await(Future.all(lanes));

    assertThat(owner.stats().getTransfersSent() + claimer.stats().getTransfersSent()).isEqualTo(CLAIMS);
    assertThat(owner.stats().getTransfersReceived() + claimer.stats().getTransfersReceived()).isEqualTo(CLAIMS);
    assertThat(owner.stats().getBytesReceived()).isEqualTo(claimer.stats().getBytesSent());
    assertThat(claimer.stats().getBytesReceived()).isEqualTo(owner.stats().getBytesSent());
  }

  private void handOver(AtomicInteger next, Promise<Void> lane) {
    int number = next.getAndIncrement();
    if (number >= CLAIMS) {
      lane.complete();
      return;
    }
    TempFileSystem from = number % 3 == 0 ? owner : claimer;
    TempFileSystem to = from == owner ? claimer : owner;
    NodeProcess.checkIn(from, number)
      .compose(to::claim)
      .compose(file -> NodeProcess.verify(file, number))
      .onComplete((right, failure) -> {
        if (failure != null || !right) {
          lane.fail(failure != null ? failure : new AssertionError("wrong bytes"));
        } else {
          handOver(next, lane);
        }
      });
  }

  @Test
  void aLargeOne() {
    TempFile file = open(Kind.UNNAMED, new TempFileOptions());
    CRC32 written = new CRC32();
    for (int i = 1; i <= LARGE; i++) {
      Buffer piece = random(1024 * 1024 + i);
      written.update(piece.getBytes());
      await(file.write(piece));
    }
    long size = await(file.size());

    TempFile claimed = claim(await(file.checkIn()));

    assertThat(await(claimed.size())).isEqualTo(size);
    CRC32 read = new CRC32();
    claimed.setReadPos(0);
    for (Buffer piece = await(claimed.read(1024 * 1024)); piece.length() > 0; piece = await(claimed.read(1024 * 1024))) {
      read.update(piece.getBytes());
    }
    assertThat(read.getValue()).isEqualTo(written.getValue());
    await(claimed.close());
  }
}
