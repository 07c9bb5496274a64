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
import org.junit.jupiter.api.AfterAll;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes in this process, and one in another that is to be killed.
 */
abstract class KilledNodeTestBase extends ClusterTestBase {

  /** The one that is to be killed next. */
  private static ChildJvm next;

  @Override
  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions().setLease(NodeProcess.LEASE);
  }

  /** Have one do something that is there already, and another one come, which the next test need not wait for then. */
  final ChildJvm start(Object... task) throws Exception {
    List<Object> words = new ArrayList<>(List.of(task));
    words.add(1, Files.createDirectories(directory.resolve("child")));
    ChildJvm child = next == null ? come() : next;
    next = come();
    child.tell(words.stream().map(Object::toString).collect(Collectors.joining(" ")));
    return child;
  }

  private static ChildJvm come() throws IOException {
    return ChildJvm.start(NodeProcess.class, cluster().name(), cluster().port());
  }

  @AfterAll
  static void killTheNext() throws Exception {
    if (next != null) {
      next.process().destroyForcibly().waitFor();
      next = null;
    }
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
