/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The content of a file, of Vert.x or of ours.
 */
class StageFileTest extends StageTestBase {

  @TempDir
  Path elsewhere;

  private AsyncFile file(Buffer content) throws IOException {
    Path path = Files.write(elsewhere.resolve("source"), content.getBytes());
    return await(vertx.fileSystem().open(path.toString(), new OpenOptions().setWrite(false)));
  }

  @Test
  void aFileOfVertx() throws IOException {
    AsyncFile source = file(LARGE);
    stage(source, underPressure());
    assertThat(stagedContent()).isEqualTo(LARGE);
    await(source.close());
  }

  @Test
  void aFileOfVertxFromItsReadPositionOn() throws IOException {
    AsyncFile source = file(random(100_000)).setReadPos(1000).setReadLength(5000);
    stage(source, onDisk());
    assertThat(stagedContent()).isEqualTo(random(100_000).getBuffer(1000, 6000));
    await(source.close());
  }

  @Test
  void aFileThatWasReadIsStagedAgain() throws IOException {
    AsyncFile source = file(random(100_000));
    await(await(fs.stage(source)).close());
    stage(source.setReadPos(0), onDisk());
    assertThat(stagedContent()).isEqualTo(random(100_000));
    await(source.close());
  }

  @ParameterizedTest
  @EnumSource
  void aTemporaryFile(Kind kind) {
    TempFile source = open(kind, random(3 * MEBIBYTE));
    stage(source, underPressure());
    assertThat(stagedContent()).isEqualTo(random(3 * MEBIBYTE));
    assertThat(contentOf(source)).isEqualTo(random(3 * MEBIBYTE));
    await(source.close());
  }

  @ParameterizedTest
  @EnumSource
  void aTemporaryFileCanBeReadAfterItWasTooLarge(Kind kind) {
    TempFile source = open(kind, random(3 * MEBIBYTE));
    stage(source, onDisk().setMaxFileSize(MEBIBYTE));
    assertThat(failureOf(staged.future())).isInstanceOf(TempFileLimitException.class);
    assertThat(contentOf(source)).isEqualTo(random(3 * MEBIBYTE));
    await(source.close());
  }

  @Test
  void twoFilesAtOnceOfTheSameSourceAreRefused() throws IOException {
    AsyncFile source = file(LARGE);
    stage(source, onDisk());
    assertThat(failureOf(fs.stage(source))).isInstanceOf(IllegalStateException.class).hasMessageContaining("staged already");
    assertThat(stagedContent()).isEqualTo(LARGE);
    await(source.close());
  }

  @Test
  void aFileOfVertxThatIsClosed() throws IOException {
    AsyncFile source = file(random(10));
    await(source.close());
    assertThat(failureOf(fs.stage(source))).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aTemporaryFileThatIsClosed(Kind kind) {
    TempFile source = open(kind, random(10));
    await(source.close());
    assertThat(failureOf(fs.stage(source))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFileOfVertxThatIsClosedMidway() throws IOException {
    AsyncFile source = file(LARGE);
    Future<SpooledTempFile> future = stage(source, underPressure());
    await(source.close());
    assertThat(failureOf(future)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void aTemporaryFileThatIsClosedMidway(Kind kind) {
    TempFile source = open(kind, LARGE);
    Future<SpooledTempFile> future = stage(source, underPressure());
    await(source.close());
    assertThat(failureOf(future)).isInstanceOf(IllegalStateException.class);
  }
}
