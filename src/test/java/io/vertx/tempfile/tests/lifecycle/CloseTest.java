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
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is open goes when its Vert.x or its file system is closed, and nothing can be opened from then on.
 */
class CloseTest extends TempFileTestBase {

  /** What is closed. */
  enum End {

    VERTX {
      @Override
      Future<Void> close(Vertx vertx, TempFileSystem fs) {
        return vertx.close();
      }
    },

    FILE_SYSTEM {
      @Override
      Future<Void> close(Vertx vertx, TempFileSystem fs) {
        return fs.close();
      }
    };

    abstract Future<Void> close(Vertx vertx, TempFileSystem fs);
  }

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @EnumSource
  void filesOfAllKindsGo(End end) {
    for (Kind kind : Kind.values()) {
      open(kind, random(5000));
    }

    await(end.close(vertx, fs));

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void handlesOfAllKindsAreClosed(End end) {
    List<TempFile> files = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      files.add(open(kind));
    }

    await(end.close(vertx, fs));

    assertThat(files).allSatisfy(file -> assertThatThrownBy(file::writeQueueFull).isInstanceOf(IllegalStateException.class));
  }

  @ParameterizedTest
  @EnumSource
  void directoriesGoWithTheirContent(End end) throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    Files.createDirectories(Path.of(temporary.resolve("a/b")));
    Files.writeString(Path.of(temporary.resolve("a/b/c")), "content");

    await(end.close(vertx, fs));

    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void whatACloseLeftGoes(End end) {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));
    await(file.close());
    assertThat(Path.of(file.path())).exists();

    await(end.close(vertx, fs));

    assertThat(Path.of(file.path())).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotToBeDeletedStays(End end) throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDelete(false)));
    TempDirectory temporary = await(fs.createTempDirectory(new TempDirectoryOptions().setDelete(false)));

    await(end.close(vertx, fs));

    assertThat(Path.of(file.path())).exists();
    assertThat(Path.of(temporary.path())).exists();
    Files.delete(Path.of(file.path()));
    Files.delete(Path.of(temporary.path()));
  }

  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsWaitedFor(End end) {
    Buffer chunk = random(10_000);
    List<Future<Void>> writes = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      TempFile file = open(kind);
      for (int i = 0; i < 200; i++) {
        writes.add(file.write(chunk));
      }
    }

    await(end.close(vertx, fs));

    assertThat(writes).allMatch(Future::succeeded);
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void filesOfVerticlesGo(End end) throws Exception {
    for (ThreadingModel model : List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER)) {
      TestVerticle verticle = TestVerticle.deploy(vertx, model);
      for (Kind kind : Kind.values()) {
        await(verticle.call(() -> kind.open(fs, new TempFileOptions()).compose(file -> file.write(random(5000)))));
      }
    }

    await(end.close(vertx, fs));

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nothingCanBeOpenedAfter(End end) {
    await(end.close(vertx, fs));

    for (Kind kind : Kind.values()) {
      assertThat(failureOf(kind.open(fs, new TempFileOptions()))).isInstanceOf(IllegalStateException.class);
    }
    assertThat(failureOf(fs.createTempDirectory())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> fs.openTempFileBlocking(new TempFileOptions())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> fs.createTempDirectoryBlocking(new TempDirectoryOptions())).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void closingTheFileSystemAgainIsNoError(End end) {
    open(Kind.NAMED);

    await(end.close(vertx, fs));

    await(fs.close());
    await(fs.close());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void closingOneFileSystemLeavesTheFilesOfAnother(Kind kind) {
    TempFileSystem other = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
    TempFile file = open(kind, Buffer.buffer("content"));

    await(other.close());

    assertThat(contentOf(file)).isEqualTo(Buffer.buffer("content"));
  }

  @Test
  void whatIsCalledAfterVertxIsClosedIsRefusedByItsFuture() throws Exception {
    List<Supplier<Future<?>>> calls = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      TempFile file = open(kind, random(5000));
      calls.addAll(List.of(() -> file.write(Buffer.buffer("x")), () -> file.write(Buffer.buffer("x"), -1), () -> file.read(1), file::readAll,
        file::size, file::flush, file::end, file::lock, file::checkIn, () -> file.persist("x"), () -> kind.open(fs, new TempFileOptions())));
    }
    TempDirectory temporary = hold(await(fs.createTempDirectory()));
    calls.addAll(List.of(temporary::keep, () -> temporary.persist("x"), fs::createTempDirectory, () -> fs.claim("x")));
    await(vertx.close());

    for (Supplier<Future<?>> call : calls) {
      AtomicReference<Throwable> told = new AtomicReference<>();
      call.get().onComplete((result, failure) -> told.set(failure));
      assertThat(told.get()).isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
    }
  }

  @Test
  void whatCanBeClosedCanBeAfterVertxIs() throws Exception {
    List<Supplier<Future<?>>> closes = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      closes.add(open(kind, random(5000))::close);
    }
    TempFile checkedIn = open(Kind.SPOOLED_IN_MEMORY);
    await(checkedIn.checkIn());
    closes.add(checkedIn::close);
    closes.add(hold(await(fs.createTempDirectory()))::close);
    closes.add(fs::close);
    await(vertx.close());

    for (Supplier<Future<?>> close : closes) {
      AtomicReference<Throwable> told = new AtomicReference<>(new Throwable("not told"));
      close.get().onComplete((result, failure) -> told.set(failure));
      assertThat(told.get()).isNull();
    }
  }
}
