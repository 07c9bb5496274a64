/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results arrive on the owner's context, whatever kind of context that is.
 */
class ContextContractTest extends OwnerContractTestBase {

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void futuresCompleteOnTheOwner(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind);
    List<Function<TempFile, Future<?>>> calls = List.of(
      f -> f.write(CONTENT), f -> f.write(CONTENT, 5), f -> f.write(Buffer.buffer()), f -> f.write(CONTENT, -1), f -> f.truncate(8000),
      f -> f.flush(), TempFile::size, f -> f.read(10), TempFile::readAll, f -> f.read(Buffer.buffer(), 0, 0, 10), TempFile::fileDescriptor,
      TempFile::lock, TempFile::end, TempFile::end, TempFile::close, TempFile::size);

    for (Function<TempFile, Future<?>> call : calls) {
      Promise<Context> told = Promise.promise();
      call.apply(file).onComplete((result, failure) -> told.complete(Vertx.currentContext()));
      assertThat(await(told.future())).isSameAs(owner);
    }
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void handlersAreCalledOnTheOwner(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind);
    Set<Context> contexts = new HashSet<>();
    await(file.write(CONTENT));
    Promise<Void> ended = Promise.promise();

    file.setReadBufferSize(CHUNK);
    file.endHandler(v -> {
      contexts.add(Vertx.currentContext());
      ended.complete();
    });
    file.handler(data -> contexts.add(Vertx.currentContext()));
    await(ended.future());

    assertThat(contexts).containsExactly(owner);
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void drainsOnTheOwner(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind, new TempFileOptions().setWriteQueueMaxSize(2000));
    Promise<Context> drained = Promise.promise();

    owner.runOnContext(v -> {
      file.drainHandler(w -> drained.tryComplete(Vertx.currentContext()));
      while (!file.writeQueueFull()) {
        file.write(chunk(0));
      }
    });

    assertThat(await(drained.future())).isSameAs(owner);
  }

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void failuresAreToldOnTheOwner(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind, new TempFileOptions().setMaxFileSize(10));
    Promise<Context> told = Promise.promise();
    file.exceptionHandler(failure -> told.complete(Vertx.currentContext()));

    file.write(CONTENT);

    assertThat(await(told.future())).isSameAs(owner);
  }
}
