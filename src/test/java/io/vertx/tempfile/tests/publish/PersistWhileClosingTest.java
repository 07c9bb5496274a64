/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The owner goes in the middle of a persist: the file is published whole or not at all, and gone from where it was.
 */
class PersistWhileClosingTest extends PublishTestBase {

  private static final int SIZE = 1_000_000;

  /** What ends in the middle. */
  enum End {

    UNDEPLOY {
      @Override
      Future<Void> end(Vertx vertx, TempFileSystem fs, String verticle) {
        return vertx.undeploy(verticle);
      }
    },

    FILE_SYSTEM {
      @Override
      Future<Void> end(Vertx vertx, TempFileSystem fs, String verticle) {
        return fs.close();
      }
    },

    VERTX {
      @Override
      Future<Void> end(Vertx vertx, TempFileSystem fs, String verticle) {
        return vertx.close();
      }
    };

    abstract Future<Void> end(Vertx vertx, TempFileSystem fs, String verticle);
  }

  static Stream<Arguments> ends() {
    return Stream.of(Kind.values()).flatMap(kind -> Stream.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER)
      .flatMap(model -> Stream.of(End.values()).map(end -> Arguments.of(kind, model, end))));
  }

  private Context context;
  private String verticle;

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @MethodSource("ends")
  void theFileIsPublishedWholeOrNotAtAll(Kind kind, ThreadingModel model, End end) {
    for (int round = 0; round < (end == End.UNDEPLOY ? 3 : 1); round++) {
      Path target = here.resolve("target" + round);
      deploy(model);
      Promise<Void> persisted = Promise.promise();
      Promise<Void> called = Promise.promise();
      context.runOnContext(v -> kind.open(fs, new TempFileOptions()).onSuccess((TempFile file) -> {
        file.write(random(SIZE));
        file.persist(target.toString()).onComplete(persisted);
        called.complete();
      }));
      await(called.future());

      await(end.end(vertx, fs, verticle));

      await(persisted.future().transform(outcome -> Future.succeededFuture()));
      assertWholeOrNothing(persisted.future(), target);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDirectoryIsPublishedWholeOrNotAtAll(End end) throws Exception {
    Path target = here.resolve("target");
    deploy(ThreadingModel.EVENT_LOOP);
    Promise<TempDirectory> created = Promise.promise();
    context.runOnContext(v -> fs.createTempDirectory().onComplete(created));
    TempDirectory temporary = await(created.future());
    for (int i = 0; i < 100; i++) {
      Files.writeString(Path.of(temporary.resolve("file" + i)), "content");
    }
    Promise<Void> persisted = Promise.promise();
    temporary.persist(target.toString()).onComplete(persisted);

    await(end.end(vertx, fs, verticle));

    await(persisted.future().transform(outcome -> Future.succeededFuture()));
    assertThat(content(directory)).isEmpty();
    if (persisted.future().succeeded()) {
      assertThat(content(target)).hasSize(100);
    } else {
      assertThat(content(here)).isEmpty();
    }
  }

  private void assertWholeOrNothing(Future<Void> persisted, Path target) {
    if (persisted.succeeded()) {
      assertThat(bytes(target)).isEqualTo(random(SIZE));
    } else {
      assertThat(target).doesNotExist();
    }
    assertThat(content(here)).allMatch(path -> path.getFileName().toString().startsWith("target"));
    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
    assertThat(OpenFiles.in(here)).isEmpty();
  }

  private void deploy(ThreadingModel model) {
    verticle = await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        PersistWhileClosingTest.this.context = context;
        return Future.succeededFuture();
      }
    }, new DeploymentOptions().setThreadingModel(model)));
  }
}
