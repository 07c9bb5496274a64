/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A handle that is opened while its owner closes is either open before, and goes, or is refused, and leaves nothing.
 */
class OpenWhileClosingTest extends TempFileTestBase {

  private static final int MANY = 300;

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @MethodSource("io.vertx.tempfile.tests.lifecycle.OwnedKinds#all")
  void openingFromAVerticleThatIsUndeployed(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    Queue<Future<?>> opening = new ConcurrentLinkedQueue<>();
    CountDownLatch begun = new CountDownLatch(1);
    for (int i = 0; i < MANY; i++) {
      verticle.context().runOnContext(v -> {
        opening.add(kind.open(fs, new TempFileOptions()));
        begun.countDown();
      });
    }
    begun.await();

    await(verticle.undeploy());

    assertRefusedOrClosed(opening);
  }

  @ParameterizedTest
  @MethodSource("io.vertx.tempfile.tests.lifecycle.TestVerticle#models")
  void creatingDirectoriesFromAVerticleThatIsUndeployed(ThreadingModel model) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    Queue<Future<?>> opening = new ConcurrentLinkedQueue<>();
    CountDownLatch begun = new CountDownLatch(1);
    for (int i = 0; i < MANY; i++) {
      verticle.context().runOnContext(v -> {
        opening.add(fs.createTempDirectory());
        begun.countDown();
      });
    }
    begun.await();

    await(verticle.undeploy());

    assertRefusedOrClosed(opening);
  }

  @ParameterizedTest
  @MethodSource("io.vertx.tempfile.tests.lifecycle.TestVerticle#models")
  void whatIsStillOpeningWhenTheUndeployBeginsIsWaitedFor(ThreadingModel model) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    List<Future<?>> opening = new ArrayList<>();
    Future<Void> undeployed = verticle.call(() -> {
      for (int i = 0; i < MANY; i++) {
        opening.add(fs.openNamedTempFile());
      }
      return verticle.undeploy();
    });

    await(undeployed);

    assertThat(content(directory)).isEmpty();
    assertRefusedOrClosed(opening);
  }

  @ParameterizedTest
  @EnumSource
  void openingFromThreadsWhileTheFileSystemCloses(Kind kind) throws Exception {
    assertNothingIsLeftBy(system -> kind.open(system, new TempFileOptions()), TempFileSystem::close);
  }

  @ParameterizedTest
  @EnumSource
  void openingFromThreadsWhileVertxCloses(Kind kind) throws Exception {
    Vertx closing = Vertx.vertx();
    TempFileSystem system = fileSystem(closing);
    assertNothingIsLeftBy(system, s -> kind.open(s, new TempFileOptions()), s -> closing.close());
  }

  @Test
  void creatingDirectoriesWhileTheFileSystemCloses() throws Exception {
    assertNothingIsLeftBy(TempFileSystem::createTempDirectory, TempFileSystem::close);
  }

  @Test
  void openingBlockingWhileTheFileSystemCloses() throws Exception {
    assertNothingIsLeftBy(system -> {
      try {
        return Future.succeededFuture(system.openTempFileBlocking(new TempFileOptions()));
      } catch (IllegalStateException e) {
        return Future.failedFuture(e);
      }
    }, TempFileSystem::close);
  }

  @Test
  void creatingDirectoriesBlockingWhileVertxCloses() throws Exception {
    Vertx closing = Vertx.vertx();
    assertNothingIsLeftBy(fileSystem(closing), system -> {
      try {
        return Future.succeededFuture(system.createTempDirectoryBlocking(new TempDirectoryOptions()));
      } catch (IllegalStateException e) {
        return Future.failedFuture(e);
      }
    }, system -> closing.close());
  }

  private TempFileSystem fileSystem(Vertx vertx) {
    return TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
  }

  private void assertNothingIsLeftBy(Function<TempFileSystem, Future<?>> open, Function<TempFileSystem, Future<Void>> close)
    throws Exception {
    assertNothingIsLeftBy(fs, open, close);
  }

  /** Two threads open until they are refused. */
  private void assertNothingIsLeftBy(TempFileSystem system, Function<TempFileSystem, Future<?>> open,
                                     Function<TempFileSystem, Future<Void>> close) throws Exception {
    Queue<Future<?>> opening = new ConcurrentLinkedQueue<>();
    CountDownLatch begun = new CountDownLatch(20);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread thread = new Thread(() -> {
        for (int n = 0; n < MANY; n++) {
          Future<?> future = open.apply(system);
          opening.add(future);
          begun.countDown();
          if (future.failed()) {
            return;
          }
        }
      });
      threads.add(thread);
      thread.start();
    }
    begun.await();

    await(close.apply(system));

    for (Thread thread : threads) {
      thread.join();
    }
    assertRefusedOrClosed(opening);
  }

  private void assertRefusedOrClosed(Iterable<Future<?>> opening) {
    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
    assertThat(opening).isNotEmpty().allSatisfy(future -> {
      if (!future.isComplete()) {
        await(future.transform(outcome -> Future.succeededFuture()));
      }
      assertThat(future.cause()).satisfiesAnyOf(cause -> assertThat(cause).isNull(),
        cause -> assertThat(cause).isInstanceOf(IllegalStateException.class));
    });
  }
}
