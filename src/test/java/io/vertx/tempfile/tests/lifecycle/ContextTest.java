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
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A handle works wherever it was opened, and answers there.
 */
class ContextTest extends TempFileTestBase {

  private static final String OWNED_KINDS = "io.vertx.tempfile.tests.lifecycle.OwnedKinds#all";

  @ParameterizedTest
  @MethodSource(OWNED_KINDS)
  void whatIsWrittenIsRead(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);

    Buffer read = await(verticle.call(() -> kind.open(fs, new TempFileOptions())
      .compose(file -> file.write(random(5000)).compose(v -> file.readAll()))));

    assertThat(read).isEqualTo(random(5000));
  }

  @ParameterizedTest
  @MethodSource(OWNED_KINDS)
  void aPipeFromFileToFileWorks(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    Buffer content = random(300_000);

    Buffer read = await(verticle.call(() ->
      Future.all(kind.open(fs, new TempFileOptions().setReadBufferSize(1000)), kind.open(fs, new TempFileOptions().setWriteQueueMaxSize(3000)))
        .compose(files -> {
          TempFile from = files.resultAt(0);
          TempFile to = files.resultAt(1);
          return from.write(content).compose(v -> from.pipeTo(to)).compose(v -> to.readAll());
        })));

    assertThat(read.equals(content)).isTrue();
  }

  @ParameterizedTest
  @MethodSource(OWNED_KINDS)
  void futuresCompleteOnTheContextOfTheOwner(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    List<Context> seen = new CopyOnWriteArrayList<>();
    Promise<Void> done = Promise.promise();

    verticle.context().runOnContext(v -> kind.open(fs, new TempFileOptions())
      .onComplete(opened -> seen.add(Vertx.currentContext()))
      .compose(file -> file.write(random(5000)).onComplete(w -> seen.add(Vertx.currentContext()))
        .compose(w -> file.read(10)).onComplete(w -> seen.add(Vertx.currentContext()))
        .compose(w -> file.truncate(10)).onComplete(w -> seen.add(Vertx.currentContext()))
        .compose(w -> file.close()).onComplete(w -> seen.add(Vertx.currentContext())))
      .onComplete(done));

    await(done.future());
    assertThat(seen).hasSize(5).containsOnly(verticle.context());
  }

  @ParameterizedTest
  @MethodSource(OWNED_KINDS)
  void futuresCompleteThereAlsoWhenCalledFromOutside(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    TempFile file = await(verticle.call(() -> kind.open(fs, new TempFileOptions())));
    Promise<Context> written = Promise.promise();
    Promise<Context> closed = Promise.promise();

    file.write(random(5000)).onComplete(v -> written.complete(Vertx.currentContext()));
    file.close().onComplete(v -> closed.complete(Vertx.currentContext()));

    assertThat(await(written.future())).isSameAs(verticle.context());
    assertThat(await(closed.future())).isSameAs(verticle.context());
  }

  @ParameterizedTest
  @MethodSource(OWNED_KINDS)
  void handlersAreCalledOnTheContextOfTheOwner(ThreadingModel model, Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    TempFile file = await(verticle.call(() -> kind.open(fs, new TempFileOptions().setReadBufferSize(1000))));
    await(file.write(random(5000)));
    List<Context> seen = new CopyOnWriteArrayList<>();
    Promise<Void> ended = Promise.promise();

    file.endHandler(v -> {
      seen.add(Vertx.currentContext());
      ended.complete();
    }).handler(data -> seen.add(Vertx.currentContext()));

    await(ended.future());
    assertThat(seen).hasSize(6).containsOnly(verticle.context());
  }

  @ParameterizedTest
  @EnumSource
  void aVirtualThreadWaitsForEachResult(Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, ThreadingModel.VIRTUAL_THREAD);

    Buffer read = await(verticle.call(() -> {
      TempFile file = kind.open(fs, new TempFileOptions()).await();
      for (int i = 0; i < 10; i++) {
        file.write(random(1000)).await();
      }
      Buffer all = file.readAll().await();
      file.close().await();
      return Future.succeededFuture(all);
    }));

    assertThat(read.length()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @EnumSource
  void aVirtualThreadWaitsInsideHandlers(Kind kind) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, ThreadingModel.VIRTUAL_THREAD);
    Promise<Buffer> copied = Promise.promise();

    verticle.call(() -> {
      TempFile from = kind.open(fs, new TempFileOptions().setReadBufferSize(1000)).await();
      TempFile to = kind.open(fs, new TempFileOptions()).await();
      from.write(random(10_000)).await();
      from.endHandler(v -> copied.complete(to.readAll().await()));
      from.handler(data -> {
        from.pause();
        to.write(data).await();
        from.resume();
      });
      return Future.succeededFuture();
    });

    assertThat(await(copied.future())).isEqualTo(random(10_000));
  }

  @ParameterizedTest
  @EnumSource
  void aThreadOutsideVertxMayWait(Kind kind) {
    TempFile file = kind.open(fs, new TempFileOptions()).await();

    file.write(random(5000)).await();

    assertThat(file.readAll().await()).isEqualTo(random(5000));
    file.close().await();
  }
}
