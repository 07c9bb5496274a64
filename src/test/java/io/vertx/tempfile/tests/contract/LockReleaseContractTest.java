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
import io.vertx.core.file.AsyncFileLock;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A lock is held until it is released, as it is when the block that it was held for is done, or the file is closed.
 */
class LockReleaseContractTest extends ContractTestBase {

  @EachKind
  void isValidUntilReleased(Kind kind) {
    TempFile file = open(kind, CONTENT);
    AsyncFileLock lock = await(file.lock());
    assertThat(await(lock.isValid())).isTrue();

    await(lock.release());

    assertThat(await(lock.isValid())).isFalse();
  }

  @EachKind
  void isGrantedAgainAfterRelease(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(await(file.lock()).release());

    assertThat(await(file.lock()).isValidBlocking()).isTrue();
  }

  @EachKind
  void isGrantedAgainAfterABlockingRelease(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.tryLock().releaseBlocking();

    assertThat(file.tryLock().isValidBlocking()).isTrue();
  }

  @EachKind
  void isInvalidAfterClose(Kind kind) {
    TempFile file = open(kind, CONTENT);
    AsyncFileLock lock = await(file.lock());

    await(file.close());

    assertThat(lock.isValidBlocking()).isFalse();
  }

  @EachKind
  void isHeldWhileABlockRuns(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Promise<String> block = Promise.promise();
    Promise<Void> entered = Promise.promise();
    Future<String> result = file.withLock(() -> {
      entered.complete();
      return block.future();
    });
    await(entered.future());

    assertThat(failureOf(file.lock())).isInstanceOf(FileSystemException.class);

    block.complete("done");
    assertThat(await(result)).isEqualTo("done");
  }

  @EachKind
  void isReleasedWhenTheBlockIsDone(Kind kind) {
    TempFile file = open(kind, CONTENT);

    await(file.withLock(() -> Future.succeededFuture("done")));

    assertThat(await(file.lock()).isValidBlocking()).isTrue();
  }

  @EachKind
  void isReleasedWhenTheBlockFails(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Exception failure = new Exception("the block's");

    assertThat(failureOf(file.withLock(() -> Future.failedFuture(failure)))).isSameAs(failure);

    assertThat(await(file.lock()).isValidBlocking()).isTrue();
  }

  @EachKind
  void isReleasedWhenTheBlockThrows(Kind kind) {
    TempFile file = open(kind, CONTENT);
    RuntimeException failure = new RuntimeException("the block's");

    assertThat(failureOf(file.withLock(() -> {
      throw failure;
    }))).isSameAs(failure);

    assertThat(await(file.lock()).isValidBlocking()).isTrue();
  }

  @EachKind
  void locksAndReleasesOnAndOnFromFutureToFuture(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    Promise<Void> done = Promise.promise();

    owner.runOnContext(v -> lockAndReleaseOnAndOn(file, kind == Kind.NAMED ? 1000 : 50_000, done));

    await(done.future());
  }

  private static void lockAndReleaseOnAndOn(TempFile file, int count, Promise<Void> done) {
    if (count == 0) {
      done.complete();
      return;
    }
    file.lock().onComplete(
      lock -> lock.release().onComplete(v -> lockAndReleaseOnAndOn(file, count - 1, done), done::fail), done::fail);
  }
}
