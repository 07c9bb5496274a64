/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import io.vertx.core.Future;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The owner, the file system or Vert.x ends while something is under way: every future is told its outcome, and nothing is left.
 */
class EndInTheMiddleTest extends TempFileTestBase {

  /** What ends. */
  enum End { OWNER, FILE_SYSTEM, VERTX }

  @TempDir
  Path targets;

  static Stream<Arguments> deeds() {
    return Stream.of(Owner.Threads.values()).flatMap(threads -> Stream.of(End.values())
      .flatMap(end -> Stream.of(Deed.values()).map(deed -> Arguments.of(threads, end, deed))));
  }

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void everyFutureIsToldAndNothingIsLeft(Owner.Threads threads, End end, Deed deed) throws Exception {
    Deed.Scene scene = new Deed.Scene(vertx, fs, random(Deed.Scene.SIZE), targets);
    Owner owner = Owner.deploy(vertx, threads);
    await(owner.call(() -> deed.prepare(scene)));
    CountDownLatch told = await(owner.call(() -> {
      deed.begin(scene);
      CountDownLatch latch = new CountDownLatch(scene.underWay.size());
      scene.underWay.forEach(future -> future.onComplete(outcome -> latch.countDown()));
      return Future.succeededFuture(latch);
    }));

    await(end(end, owner));

    assertThat(told.await(10, TimeUnit.SECONDS)).as("all of %s told; not complete: %s", scene.underWay.size(),
      scene.underWay.stream().filter(future -> !future.isComplete()).count()).isTrue();
    if (deed == Deed.CHECK_IN || deed == Deed.CLAIM) {
      await(vertx.close()); // what is checked in stays until it is claimed
    }
    assertNothingIsLeft(scene);
  }

  private Future<Void> end(End end, Owner owner) {
    switch (end) {
      case OWNER:
        return owner.undeploy();
      case FILE_SYSTEM:
        return fs.close();
      default:
        return vertx.close();
    }
  }

  private void assertNothingIsLeft(Deed.Scene scene) throws Exception {
    assertThat(OpenFiles.in(directory)).isEmpty();
    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(targets)).isEmpty();
    for (Path target : content(targets)) {
      assertThat(Files.readAllBytes(target)).as("what was published").isEqualTo(scene.content.getBytes());
    }
    TempFileSystemStats stats = fs.stats();
    assertThat(stats.getOpenFiles() + stats.getOpenDirectories()).as("open files and directories").isZero();
    assertThat(stats.getBytesInMemory()).as("bytes in memory").isZero();
    assertThat(stats.getBytesOnDisk()).as("bytes on disk").isZero();
  }
}
