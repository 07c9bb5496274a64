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

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a verticle opened goes when it is undeployed.
 */
class UndeployTest extends TempFileTestBase {

  private static final String OWNED_KINDS = "io.vertx.tempfile.tests.lifecycle.OwnedKinds#all";
  private static final String MODELS = "io.vertx.tempfile.tests.lifecycle.TestVerticle#models";

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @MethodSource(OWNED_KINDS)
  void undeployClosesTheHandle(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    TempFile file = await(verticle.call(() -> kind.open(fs, new TempFileOptions())));

    await(verticle.undeploy());

    assertThat(failureOf(file.write(Buffer.buffer("late")))).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @MethodSource(OWNED_KINDS)
  void undeployWaitsForTheFileToBeGone(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    await(verticle.call(() -> kind.open(fs, new TempFileOptions()).compose(file -> file.write(random(5000)))));

    await(verticle.undeploy());

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(OWNED_KINDS)
  void undeployWaitsForWhatWasWritten(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    TempFile file = await(verticle.call(() -> kind.open(fs, new TempFileOptions())));
    Buffer chunk = random(10_000);
    List<Future<Void>> writes = new ArrayList<>();
    await(verticle.call(() -> {
      for (int i = 0; i < 500; i++) {
        writes.add(file.write(chunk));
      }
      return Future.succeededFuture();
    }));

    await(verticle.undeploy());

    assertThat(writes).allMatch(Future::succeeded);
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void undeployWaitsForTheDirectoryToBeGone(ThreadingModel model) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    TempDirectory temporary = await(verticle.call(() -> fs.createTempDirectory()));
    Files.createDirectories(Path.of(temporary.resolve("a/b")));
    Files.writeString(Path.of(temporary.resolve("a/b/c")), "content");

    await(verticle.undeploy());

    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void undeployDeletesWhatACloseLeft(ThreadingModel model) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    NamedTempFile file = await(verticle.call(() -> fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false))));
    await(file.close());
    assertThat(Path.of(file.path())).exists();

    await(verticle.undeploy());

    assertThat(Path.of(file.path())).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void undeployLeavesAFileThatIsNotToBeDeleted(ThreadingModel model) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    NamedTempFile file = await(verticle.call(() -> fs.openNamedTempFile(new NamedTempFileOptions().setDelete(false))));
    await(file.write(Buffer.buffer("stays")));

    await(verticle.undeploy());

    assertThat(Path.of(file.path())).hasContent("stays");
    Files.delete(Path.of(file.path()));
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void undeployLeavesTheFilesOfOthers(ThreadingModel model) throws Exception {
    TestVerticle gone = TestVerticle.deploy(vertx, model);
    TestVerticle other = TestVerticle.deploy(vertx, model);
    await(gone.call(() -> fs.openNamedTempFile()));
    NamedTempFile file = await(other.call(() -> fs.openNamedTempFile()));

    await(gone.undeploy());

    assertThat(content(directory)).containsExactly(Path.of(file.path()));
    await(file.write(Buffer.buffer("still open")));
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void aCloseUnderWayIsWaitedFor(ThreadingModel model) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    NamedTempFile file = await(verticle.call(() -> fs.openNamedTempFile()));
    file.write(random(2_000_000));
    Future<Void> closed = file.close();

    await(verticle.undeploy());

    assertThat(content(directory)).isEmpty();
    await(closed);
  }

  @ParameterizedTest
  @MethodSource(OWNED_KINDS)
  void undeployTellsAStreamReader(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    TempFile file = await(verticle.call(() -> kind.open(fs, new TempFileOptions())));
    await(file.write(random(10_000)));
    List<Throwable> told = new ArrayList<>();
    await(verticle.call(() -> {
      file.exceptionHandler(told::add).handler(data -> file.pause()).pause();
      return Future.succeededFuture();
    }));

    await(verticle.undeploy());
    await(vertx.close());

    assertThat(told).hasSize(1).allMatch(IllegalStateException.class::isInstance);
  }

  @Test
  void filesOpenedByAStartThatFailsGo() {
    VerticleBase verticle = new VerticleBase() {
      @Override
      public Future<?> start() {
        return Future.all(fs.openNamedTempFile(), fs.createTempDirectory(), fs.openTempFile())
          .compose(v -> Future.failedFuture("start fails"));
      }
    };

    assertThat(failureOf(vertx.deployVerticle(verticle))).hasMessage("start fails");

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void filesThatAStartWasOpeningWhenItFailedGo(ThreadingModel model) {
    TestVerticle.assumeAvailable(model);
    List<Future<NamedTempFile>> opening = new ArrayList<>();
    VerticleBase verticle = new VerticleBase() {
      @Override
      public Future<?> start() {
        for (int i = 0; i < 50; i++) {
          opening.add(fs.openNamedTempFile());
        }
        throw new IllegalArgumentException("start throws");
      }
    };

    assertThat(failureOf(vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(model)))).hasMessage("start throws");

    assertThat(content(directory)).isEmpty();
    assertThat(opening).allSatisfy(future -> await(future.transform(outcome -> Future.succeededFuture())));
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void everyInstanceOwnsItsFiles(ThreadingModel model) {
    TestVerticle.assumeAvailable(model);
    List<Context> contexts = new ArrayList<>();
    String id = await(vertx.deployVerticle(() -> new VerticleBase() {
      @Override
      public Future<?> start() {
        synchronized (contexts) {
          contexts.add(context);
        }
        return fs.openNamedTempFile();
      }
    }, new DeploymentOptions().setThreadingModel(model).setInstances(4)));
    assertThat(content(directory)).hasSize(4);

    await(vertx.undeploy(id));

    assertThat(contexts).hasSize(4);
    assertThat(content(directory)).isEmpty();
  }
}
