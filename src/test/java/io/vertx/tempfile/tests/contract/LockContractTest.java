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
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.AsyncFileLock;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;

import java.nio.channels.OverlappingFileLockException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Locks, which exclude each other on one handle as on two.
 */
class LockContractTest extends ContractTestBase {

  @EachKind
  void locksTheWholeFile(Kind kind) {
    TempFile file = open(kind, CONTENT);

    AsyncFileLock lock = await(file.lock());

    assertThat(lock.position()).isZero();
    assertThat(lock.size()).isEqualTo(Long.MAX_VALUE);
    assertThat(lock.isShared()).isFalse();
  }

  @EachKind
  void locksARange(Kind kind) {
    TempFile file = open(kind, CONTENT);

    AsyncFileLock lock = await(file.lock(100, 50, true));

    assertThat(lock.position()).isEqualTo(100);
    assertThat(lock.size()).isEqualTo(50);
    assertThat(lock.isShared()).isTrue();
  }

  @EachKind
  void tellsWhatItOverlaps(Kind kind) {
    TempFile file = open(kind, CONTENT);

    AsyncFileLock lock = await(file.lock(100, 50, false));

    assertThat(lock.overlaps(0, 100)).isFalse();
    assertThat(lock.overlaps(0, 101)).isTrue();
    assertThat(lock.overlaps(149, 1)).isTrue();
    assertThat(lock.overlaps(150, 1)).isFalse();
  }

  @EachKind
  void anOverlappingLockFails(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(file.lock(0, 10, false));

    assertThat(failureOf(file.lock(5, 10, false)))
      .isInstanceOf(FileSystemException.class)
      .hasCauseInstanceOf(OverlappingFileLockException.class);
  }

  @EachKind
  void anOverlappingTryLockThrows(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.tryLock(0, 10, false);

    assertThatThrownBy(() -> file.tryLock(5, 10, false)).isInstanceOf(OverlappingFileLockException.class);
  }

  @EachKind
  void aLockBesideItIsGranted(Kind kind) {
    TempFile file = open(kind, CONTENT);
    await(file.lock(0, 10, false));

    assertThat(await(file.lock(10, 10, false)).isValidBlocking()).isTrue();
  }

  @EachKind
  void isGrantedOnTheOwner(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);

    Future<Context> granted = file.lock().map(lock -> Vertx.currentContext());

    assertThat(await(granted)).isSameAs(owner);
  }

  @EachKind
  void outlastsARead(Kind kind) {
    TempFile file = open(kind, CONTENT);
    AsyncFileLock lock = await(file.lock());

    await(file.readAll());
    await(file.truncate(10));

    assertThat(lock.isValidBlocking()).isTrue();
  }

  @EachKind
  void outlastsAGrowingFile(Kind kind) {
    TempFile file = open(kind);
    AsyncFileLock lock = await(file.lock());

    await(file.write(CONTENT));

    assertThat(lock.isValidBlocking()).isTrue();
    assertThat(failureOf(file.lock())).hasCauseInstanceOf(OverlappingFileLockException.class);
  }

  @EachKind
  void refusesBadRanges(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(failureOf(file.lock(-1, 1, false))).isInstanceOf(IllegalArgumentException.class);
    assertThat(failureOf(file.lock(0, -1, false))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.tryLock(-1, 1, false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.tryLock(0, -1, false)).isInstanceOf(IllegalArgumentException.class);
  }

  @EachKind
  void refusesAnExclusiveLockOnAReadOnlyFile(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setWrite(false));

    assertThat(failureOf(file.lock())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(file::tryLock).isInstanceOf(IllegalStateException.class);
  }

  @EachKind
  void refusesASharedLockOnAWriteOnlyFile(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setRead(false));

    assertThat(failureOf(file.lock(0, 1, true))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> file.tryLock(0, 1, true)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherHandleOnANamedFileDoesNotGetTheLock() {
    NamedTempFile file = await(fs.openNamedTempFile());
    AsyncFile other = vertx.fileSystem().openBlocking(file.path(), new OpenOptions());
    AsyncFileLock lock = await(file.lock(0, 5, false));

    assertThat(failureOf(other.lock()))
      .isInstanceOf(FileSystemException.class)
      .hasCauseInstanceOf(OverlappingFileLockException.class);

    assertThat(await(other.lock(5, 5, false)).isValidBlocking()).isTrue();
    await(lock.release());
    assertThat(await(other.lock(0, 5, false)).isValidBlocking()).isTrue();
    await(other.close());
  }

  @Test
  void aNamedFileDoesNotGetTheLockOfAnotherHandle() {
    NamedTempFile file = await(fs.openNamedTempFile());
    AsyncFile other = vertx.fileSystem().openBlocking(file.path(), new OpenOptions());
    await(other.lock(0, 5, false));

    assertThat(failureOf(file.lock())).hasCauseInstanceOf(OverlappingFileLockException.class);
    await(other.close());
  }

  @EachKind
  void theFuturesOfALockCompleteOnTheOwnersContext(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    Promise<Context> released = Promise.promise();

    owner.runOnContext(v -> kind.open(fs, new TempFileOptions())
      .compose(file -> file.lock().compose(AsyncFileLock::release))
      .onComplete(ar -> released.complete(Vertx.currentContext())));

    assertThat(await(released.future())).isSameAs(owner);
  }

  @EachKind
  void aLockOfSizeZeroReachesAsFarAsTheFileDoes(Kind kind) {
    TempFile file = open(kind, CONTENT);

    AsyncFileLock lock = await(file.lock(10, 0, false));

    assertThat(lock.size()).isEqualTo(Long.MAX_VALUE - 10);
    assertThat(failureOf(file.lock(1_000_000, 1, false))).hasCauseInstanceOf(OverlappingFileLockException.class);
    assertThat(await(file.lock(0, 10, false)).isValidBlocking()).isTrue();
  }

  @EachKind
  void refusesARangeBeyondTheLargestPosition(Kind kind) {
    TempFile file = open(kind, CONTENT);

    assertThat(await(file.lock(Long.MAX_VALUE - 1, 1, false)).isValidBlocking()).isTrue();
    assertThat(failureOf(file.lock(Long.MAX_VALUE, 1, false))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.tryLock(Long.MAX_VALUE - 5, 10, true)).isInstanceOf(IllegalArgumentException.class);
  }
}
