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
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chains of calls, each made in the listener of the one before, go on without end.
 */
class LongChainContractTest extends OwnerContractTestBase {

  @ParameterizedTest
  @MethodSource("kindsAndOwners")
  void goesOnFromFutureToFutureWithoutEnd(Kind kind, ThreadingModel model) {
    Context owner = owner(model);
    TempFile file = open(owner, kind);
    // Disk and threads are slower; the depth of the stack is a matter of what is done at once
    int count = kind == Kind.SPOOLED_IN_MEMORY ? 100_000 : 3000;
    Promise<Void> done = Promise.promise();

    owner.runOnContext(v -> writeOnAndOn(file, count, done));
    await(done.future());

    assertThat(await(file.size())).isEqualTo(count);
  }

  private static void writeOnAndOn(TempFile file, int count, Promise<Void> done) {
    if (count == 0) {
      done.complete();
      return;
    }
    file.write(Buffer.buffer("x")).onComplete(v -> writeOnAndOn(file, count - 1, done), done::fail);
  }

  @EachKind
  void readsOnAndOnFromFutureToFuture(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    int count = kind == Kind.SPOOLED_IN_MEMORY ? 100_000 : 3000;
    TempFile file = open(owner, kind);
    await(file.truncate(count));
    Promise<Long> done = Promise.promise();

    owner.runOnContext(v -> readOnAndOn(file, done));

    assertThat(await(done.future())).isEqualTo(count);
  }

  private static void readOnAndOn(TempFile file, Promise<Long> done) {
    file.read(1).onComplete(data -> {
      if (data.length() == 0) {
        done.complete(file.getReadPos());
      } else {
        readOnAndOn(file, done);
      }
    }, done::fail);
  }

  @EachKind
  void writesNothingOnAndOnFromFutureToFuture(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    Promise<Void> done = Promise.promise();

    owner.runOnContext(v -> writeNothingOnAndOn(file, 100_000, done));

    await(done.future());
  }

  private static void writeNothingOnAndOn(TempFile file, int count, Promise<Void> done) {
    if (count == 0) {
      done.complete();
      return;
    }
    file.write(Buffer.buffer()).onComplete(v -> writeNothingOnAndOn(file, count - 1, done), done::fail);
  }

  @Test
  void opensAndWritesOnAndOnFromFutureToFuture() {
    Context owner = vertx.getOrCreateContext();
    Promise<Void> done = Promise.promise();
    List<TempFile> files = new ArrayList<>();

    owner.runOnContext(v -> openAndWriteOnAndOn(files, 3000, done));

    await(done.future());
    assertThat(files).hasSize(3000);
  }

  private void openAndWriteOnAndOn(List<TempFile> files, int count, Promise<Void> done) {
    if (count == 0) {
      done.complete();
      return;
    }
    fs.openSpooledTempFile().onComplete(file -> {
      files.add(hold(file));
      file.write(Buffer.buffer("x")).onComplete(v -> openAndWriteOnAndOn(files, count - 1, done), done::fail);
    }, done::fail);
  }

  @Test
  void writesFromFileToFile() {
    Context owner = vertx.getOrCreateContext();
    List<TempFile> files = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      files.add(open(owner, Kind.SPOOLED_IN_MEMORY));
    }
    Promise<Void> done = Promise.promise();

    owner.runOnContext(v -> writeFrom(files, 0, done));

    await(done.future());
  }

  private static void writeFrom(List<TempFile> files, int index, Promise<Void> done) {
    if (index == files.size()) {
      done.complete();
      return;
    }
    files.get(index).write(Buffer.buffer("x")).onComplete(v -> writeFrom(files, index + 1, done), done::fail);
  }

  @Test
  void writesFromOwnerToOwnerOfOneEventLoop() {
    ContextInternal first = (ContextInternal) vertx.getOrCreateContext();
    List<TempFile> files = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      Context owner = first.toBuilder().withEventLoop(first.nettyEventLoop()).build();
      files.add(open(owner, Kind.SPOOLED_IN_MEMORY));
    }
    Promise<Void> done = Promise.promise();

    first.runOnContext(v -> writeFrom(files, 0, done));

    await(done.future());
  }
}
