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

import io.vertx.core.Vertx;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.tests.cluster.FaultyProxy.Fault;
import io.vertx.tempfile.tests.storage.SlowStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A claim by which there is progress comes to its end, however slow a disk is.
 */
class SlowDiskTest extends ClusterTestBase {

  private static final int SIZE = 2_500_000;

  private ProxiedOwner place;
  private FaultyProxy proxy;

  @Override
  TempFileSystemOptions ownerOptions() {
    place = new ProxiedOwner(connection -> connection == 0 ? Fault.none().cutAt(SIZE - 100_000) : Fault.none());
    proxy = place.proxy;
    return place.options(transferOptions());
  }

  @Override
  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions().setLease(1000);
  }

  @AfterEach
  void closeProxy() throws IOException {
    proxy.close();
  }

  private TempFileSystem slow(Vertx vertx, String name, TempFileSystemOptions options, long delay) {
    return TempFileSystemImpl.create(vertx, options.setDirectory(directory.resolve(name).toString()), new TempNames(),
      (storage, fileOptions) -> new SlowStorage(storage, delay));
  }

  private String checkIn() {
    TempFile file = hold(await(owner.openTempFile(new TempFileOptions())));
    await(file.write(random(SIZE)));
    return await(file.checkIn());
  }

  private void assertClaimed(String check) {
    TempFile claimed = claim(check);
    assertThat(contentOf(claimed)).isEqualTo(random(SIZE));
    await(claimed.close());
  }

  @Test
  void anOwnerThatReadsAgainForLongerThanALeaseIsWaitedFor() {
    TempFileSystemOptions options = place.options(transferOptions());
    await(owner.close());
    owner = slow(ownerVertx, "owner", options, 150);

    assertClaimed(checkIn());

    assertThat(proxy.connections()).isEqualTo(2);
    await(eventually(() -> owner.stats().getBytesOnDisk() == 0));
  }

  @Test
  void whatIsStoredInLessThanALeaseAtATimeIsProgress() {
    await(claimer.close());
    claimer = slow(claimerVertx, "claimer", claimerOptions(), 700);

    assertClaimed(checkIn());
  }
}
