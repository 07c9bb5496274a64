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
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A directory in which nothing can be created: it is said clearly, nothing is left, and it works again once the directory does.
 */
class DirectoryFailuresTest extends TempFileTestBase {

  /** What needs the directory. */
  enum Opening {

    UNNAMED {
      @Override
      Future<?> in(TempFileSystem fs, Path directory) {
        return fs.openTempFile(new TempFileOptions().setDirectory(directory.toString()));
      }

      @Override
      Object blockingIn(TempFileSystem fs, Path directory) {
        return fs.openTempFileBlocking(new TempFileOptions().setDirectory(directory.toString()));
      }
    },

    NAMED {
      @Override
      Future<?> in(TempFileSystem fs, Path directory) {
        return fs.openNamedTempFile(named(directory));
      }

      @Override
      Object blockingIn(TempFileSystem fs, Path directory) {
        return fs.openNamedTempFileBlocking(named(directory));
      }

      private NamedTempFileOptions named(Path directory) {
        return new NamedTempFileOptions(new TempFileOptions().setDirectory(directory.toString()));
      }
    },

    ROLLOVER {
      @Override
      Future<?> in(TempFileSystem fs, Path directory) {
        return fs.openSpooledTempFile(spooled(directory)).compose(SpooledTempFile::rollover);
      }

      @Override
      Object blockingIn(TempFileSystem fs, Path directory) {
        return await(fs.openSpooledTempFileBlocking(spooled(directory)).rollover());
      }

      private SpooledTempFileOptions spooled(Path directory) {
        return new SpooledTempFileOptions(new TempFileOptions().setDirectory(directory.toString()));
      }
    },

    DIRECTORY {
      @Override
      Future<?> in(TempFileSystem fs, Path directory) {
        return fs.createTempDirectory(new TempDirectoryOptions().setDirectory(directory.toString()));
      }

      @Override
      Object blockingIn(TempFileSystem fs, Path directory) {
        return fs.createTempDirectoryBlocking(new TempDirectoryOptions().setDirectory(directory.toString()));
      }
    };

    abstract Future<?> in(TempFileSystem fs, Path directory);

    abstract Object blockingIn(TempFileSystem fs, Path directory);
  }

  @ParameterizedTest
  @EnumSource
  void aMissingDirectoryFailsWithItsPath(Opening opening) {
    Path missing = directory.resolve("missing");

    Throwable failure = failureOf(opening.in(fs, missing));

    assertThat(failure).isInstanceOf(FileSystemException.class)
      .hasMessageContaining("create").hasMessageContaining(missing.toString())
      .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aFileInPlaceOfTheDirectoryFailsWithItsPath(Opening opening) throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "untouched");

    Throwable failure = failureOf(opening.in(fs, file));

    assertThat(failure).isInstanceOf(FileSystemException.class)
      .hasMessageContaining("create").hasMessageContaining(file.toString())
      .hasCauseInstanceOf(NotDirectoryException.class);
    assertThat(file).hasContent("untouched");
    Files.delete(file);
  }

  @ParameterizedTest
  @EnumSource
  void theBlockingTwinThrowsTheSame(Opening opening) {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> opening.blockingIn(fs, missing)).isInstanceOf(FileSystemException.class)
      .hasMessageContaining(missing.toString())
      .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @EnumSource
  void itWorksAgainWhenTheDirectoryIsBack(Opening opening) throws Exception {
    Path base = directory.resolve("base");
    failureOf(opening.in(fs, base));

    Files.createDirectory(base);
    await(opening.in(fs, base));

    await(fs.close());
    Files.delete(base);
  }

  @Test
  void aSpooledFileDoesNotNeedTheDirectoryBeforeTheRollover() {
    SpooledTempFile file = await(fs.openSpooledTempFile(new SpooledTempFileOptions(
      new TempFileOptions().setDirectory(directory.resolve("missing").toString()))));

    await(file.write(random(1000)));

    assertThat(contentOf(file)).isEqualTo(random(1000));
  }
}
