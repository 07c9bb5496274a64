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
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is opened for a block goes when the block is done, however it ends.
 */
class ScopeTest extends TempFileTestBase {

  /** What is opened for the block, which is given how to close it. */
  enum Scope {

    UNNAMED {
      @Override
      <T> Future<T> with(TempFileSystem fs, Function<Supplier<Future<Void>>, Future<T>> block) {
        return fs.withTempFile(new TempFileOptions(), file -> block.apply(file::close));
      }
    },

    NAMED {
      @Override
      <T> Future<T> with(TempFileSystem fs, Function<Supplier<Future<Void>>, Future<T>> block) {
        return fs.withNamedTempFile(new NamedTempFileOptions(), file -> block.apply(file::close));
      }
    },

    NAMED_STAYING_AFTER_CLOSE {
      @Override
      <T> Future<T> with(TempFileSystem fs, Function<Supplier<Future<Void>>, Future<T>> block) {
        return fs.withNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false), file -> block.apply(file::close));
      }
    },

    SPOOLED {
      @Override
      <T> Future<T> with(TempFileSystem fs, Function<Supplier<Future<Void>>, Future<T>> block) {
        return fs.withSpooledTempFile(new SpooledTempFileOptions(), file -> block.apply(file::close));
      }
    },

    ROLLED_OVER {
      @Override
      <T> Future<T> with(TempFileSystem fs, Function<Supplier<Future<Void>>, Future<T>> block) {
        return fs.withSpooledTempFile(new SpooledTempFileOptions(), file -> {
          file.rollover();
          return block.apply(file::close);
        });
      }
    },

    CLAIMED {
      @Override
      <T> Future<T> with(TempFileSystem fs, Function<Supplier<Future<Void>>, Future<T>> block) {
        return fs.openTempFile().compose(TempFile::checkIn).compose(check -> fs.withClaimedFile(check, file -> block.apply(file::close)));
      }
    },

    CLAIMED_STAYING_AFTER_CLOSE {
      @Override
      <T> Future<T> with(TempFileSystem fs, Function<Supplier<Future<Void>>, Future<T>> block) {
        return fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)).compose(TempFile::checkIn)
          .compose(check -> fs.withClaimedFile(check, file -> block.apply(file::close)));
      }
    },

    DIRECTORY {
      @Override
      <T> Future<T> with(TempFileSystem fs, Function<Supplier<Future<Void>>, Future<T>> block) {
        return fs.withTempDirectory(new TempDirectoryOptions(), directory -> block.apply(directory::close));
      }
    };

    abstract <T> Future<T> with(TempFileSystem fs, Function<Supplier<Future<Void>>, Future<T>> block);
  }

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @AfterEach
  void permitDeletion() {
    Immutable.permitAll(directory);
  }

  @ParameterizedTest
  @EnumSource
  void theResultIsThatOfTheBlock(Scope scope) {
    String result = await(scope.with(fs, close -> Future.succeededFuture("result")));

    assertThat(result).isEqualTo("result");

    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void aBlockMayHaveNoResult(Scope scope) {
    Object result = await(scope.with(fs, close -> Future.succeededFuture()));

    assertThat(result).isNull();
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void theFailureIsThatOfTheBlock(Scope scope) {
    Exception failure = new Exception("the block failed");

    assertThat(failureOf(scope.with(fs, close -> Future.failedFuture(failure)))).isSameAs(failure);

    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void aBlockThatThrowsFails(Scope scope) {
    RuntimeException failure = new RuntimeException("the block threw");

    assertThat(failureOf(scope.with(fs, close -> {
      throw failure;
    }))).isSameAs(failure);

    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void aBlockThatReturnsNullFails(Scope scope) {
    assertThat(failureOf(scope.with(fs, close -> null))).isInstanceOf(NullPointerException.class);

    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void closingByHandInsideIsNoError(Scope scope) {
    String result = await(scope.with(fs, close -> close.get().map("result")));

    assertThat(result).isEqualTo("result");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void closingTheFileSystemInsideIsNoError(Scope scope) {
    String result = await(scope.with(fs, close -> fs.close().map("result")));

    assertThat(result).isEqualTo("result");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void theScopeLastsUntilTheBlockIsDone(Scope scope) {
    Promise<String> block = Promise.promise();
    Promise<Void> begun = Promise.promise();
    Future<String> result = scope.with(fs, close -> {
      begun.complete();
      return block.future();
    });
    await(begun.future());
    assertThat(result.isComplete()).isFalse();

    block.complete("late");

    assertThat(await(result)).isEqualTo("late");
    assertNothingIsLeft();
  }

  @Test
  void aFailureToOpenIsTheResult() {
    TempFileOptions nowhere = new TempFileOptions().setDirectory(directory.resolve("missing").toString());

    assertThat(failureOf(fs.withTempFile(nowhere, file -> Future.succeededFuture("not reached"))))
      .hasRootCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFailureToClaimIsTheResult() {
    String check = await(fs.openTempFile().compose(TempFile::checkIn));
    await(fs.withClaimedFile(check, file -> file.write("claimed")));

    assertThat(failureOf(fs.withClaimedFile(check, file -> Future.succeededFuture("not reached"))))
      .isInstanceOf(NoSuchElementException.class);
    assertNothingIsLeft();
  }

  @Test
  void aClaimedFileThatTheBlockHandsOnStaysOpen() {
    String check = await(fs.openTempFile().compose(file -> file.write("handed on").compose(v -> file.checkIn())));

    String next = await(fs.withClaimedFile(check, TempFile::checkIn));

    assertThat(await(fs.withClaimedFile(next, TempFile::readAll))).isEqualTo(Buffer.buffer("handed on"));
    assertNothingIsLeft();
  }

  @Test
  void aFailureToCloseIsTheResultOfABlockThatSucceeded() throws Exception {
    Immutable.assumePossible(directory);

    Throwable failure = failureOf(fs.withTempDirectory(new TempDirectoryOptions(), temporary -> {
      Immutable.create(temporary.resolve("immutable"));
      return Future.succeededFuture();
    }));

    assertThat(failure).isInstanceOf(FileSystemException.class);
  }

  @Test
  void aFailureToCloseIsAddedToThatOfTheBlock() throws Exception {
    Immutable.assumePossible(directory);
    Exception failure = new Exception("the block failed");

    Throwable told = failureOf(fs.withTempDirectory(new TempDirectoryOptions(), temporary -> {
      Immutable.create(temporary.resolve("immutable"));
      return Future.failedFuture(failure);
    }));

    assertThat(told).isSameAs(failure);
    assertThat(told.getSuppressed()).hasSize(1).allMatch(FileSystemException.class::isInstance);
  }

  @Test
  void aNamedFileThatIsNotToBeDeletedStays() throws Exception {
    AtomicReference<String> path = new AtomicReference<>();

    await(fs.withNamedTempFile(new NamedTempFileOptions().setDelete(false), file -> {
      path.set(file.path());
      return file.write(Buffer.buffer("stays"));
    }));

    assertThat(Path.of(path.get())).hasContent("stays");
    Files.delete(Path.of(path.get()));
  }

  @Test
  void aDirectoryThatIsNotToBeDeletedStays() throws Exception {
    String path = await(fs.withTempDirectory(new TempDirectoryOptions().setDelete(false), dir -> Future.succeededFuture(dir.path())));

    assertThat(Path.of(path)).isDirectory();
    Files.delete(Path.of(path));
  }

  @Test
  void aNamedFileClosedInsideCanBeReadByItsPathUntilTheEnd() {
    String content = await(fs.withNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false), file ->
      file.write(Buffer.buffer("content")).compose(v -> file.close())
        .compose(v -> vertx.fileSystem().readFile(file.path())).map(Buffer::toString)));

    assertThat(content).isEqualTo("content");
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }
}
