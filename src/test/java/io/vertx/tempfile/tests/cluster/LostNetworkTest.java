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

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.cluster.FaultyProxy.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a claim when no connection can be had for a while that is shorter than a lease.
 */
class LostNetworkTest extends ClusterTestBase {

  private static final int TRIES = 9;

  private ProxiedOwner place;
  private FaultyProxy proxy;

  @Override
  TempFileSystemOptions ownerOptions() {
    place = new ProxiedOwner(connection -> connection < TRIES ? Fault.none().cutAt(0) : Fault.none());
    proxy = place.proxy;
    return place.options(transferOptions());
  }

  @Override
  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions().setLease(60_000);
  }

  @AfterEach
  void closeProxy() throws IOException {
    proxy.close();
  }

  @Test
  void itGoesOnWhenTheNetworkIsBack() {
    Buffer content = random(200_000);

    TempFile claimed = claim(await(open(Kind.NAMED, content).checkIn()));

    assertThat(proxy.connections()).isGreaterThan(TRIES);
    assertThat(contentOf(claimed)).isEqualTo(content);
    await(claimed.close());
  }
}
