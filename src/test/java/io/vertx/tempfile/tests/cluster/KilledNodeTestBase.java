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
import io.vertx.core.Vertx;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes in this process, and one in another that is to be killed.
 */
abstract class KilledNodeTestBase extends ClusterTestBase {

  @Override
  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions().setLease(NodeProcess.LEASE);
  }

  final ChildJvm start(String what, Object... arguments) throws Exception {
    Files.createDirectories(directory.resolve("child"));
    List<Object> all = new ArrayList<>(List.of(what, cluster().name(), cluster().port(), directory.resolve("child")));
    all.addAll(List.of(arguments));
    return ChildJvm.start(NodeProcess.class, all.toArray());
  }

  final void assertNothingIsLeftAfterTheNextStart() throws Exception {
    Vertx vertx = Vertx.vertx();
    TempFileSystem next = TempFileSystem.create(vertx, NodeProcess.options(directory.resolve("child")));
    await(((TempFileSystemImpl) next).swept());
    assertThat(content("child")).isEmpty();
    await(next.close());
    await(vertx.close());
  }

  static void assertRight(TempFile file, int number) {
    assertThat(await(NodeProcess.verify(file, number))).as("content of %s", number).isTrue();
  }

  /** Null when somebody has it. */
  final TempFile claimInTheEnd(String check) {
    while (true) {
      Future<TempFile> claim = claimer.claim(check);
      Throwable failure = await(claim.transform((file, cause) -> Future.succeededFuture(cause)));
      if (failure == null) {
        return claim.result();
      }
      // The death of a member keeps the others of the cluster busy for a while
      if (!failure.getMessage().contains("being claimed") && !failure.getMessage().contains("does not answer")) {
        assertThat(failure).hasMessageContaining("claimed before");
        return null;
      }
      await(ownerVertx.timer(50));
    }
  }
}
