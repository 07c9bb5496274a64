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

import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The disk fails while a file is published, or has failed before.
 */
class PersistFailuresTest extends PublishTestBase {

  @ParameterizedTest
  @EnumSource
  void aFullDiskIsToldAndNothingIsLeftThere(Kind kind) throws Exception {
    Tmpfs.whileMounted(here.resolve("tiny"), full -> {
      TempFile file = open(kind, random(2_000_000));

      Throwable failure = failureOf(file.persist(full.resolve("target").toString()));

      assertFailure(failure, IOException.class, full.resolve("target"));
      assertThat(failure.getCause()).hasMessageContaining("No space left");
      assertThat(content(full)).isEmpty();
      assertUsable(file, random(2_000_000));
    });
  }

  @ParameterizedTest
  @EnumSource
  void aFullDiskLeavesWhatWasToBeReplaced(Kind kind) throws Exception {
    Tmpfs.whileMounted(here.resolve("tiny"), full -> {
      Path target = Files.writeString(full.resolve("target"), "old");
      TempFile file = open(kind, random(2_000_000));

      failureOf(file.persist(target.toString(), REPLACING));

      assertThat(target).hasContent("old");
      assertThat(content(full)).containsExactly(target);
      assertUsable(file, random(2_000_000));
    });
  }

  @ParameterizedTest
  @EnumSource
  void theSpaceComesBackWithTheFailure(Kind kind) throws Exception {
    Tmpfs.whileMounted(here.resolve("tiny"), full -> {
      failureOf(open(kind, random(2_000_000)).persist(full.resolve("target").toString()));

      await(open(kind, random(900_000)).persist(full.resolve("target").toString()));

      assertThat(bytes(full.resolve("target"))).isEqualTo(random(900_000));
    });
  }

  @Test
  void aWriteThatFailedAndWasNotToldFailsThePersist() throws Exception {
    Tmpfs.whileMounted(here.resolve("tiny"), full -> {
      Path target = here.resolve("target");
      TempFile file = open(Kind.UNNAMED, new TempFileOptions().setDirectory(full.toString()));
      file.write(random(2_000_000));

      Throwable failure = failureOf(file.persist(target.toString()));

      assertThat(failure).isInstanceOf(FileSystemException.class).hasMessageContaining("write");
      assertThat(target).doesNotExist();
      await(file.persist(target.toString()));
      assertThat(target).isEmptyFile();
    });
  }

  @Test
  void aWriteWhoseFailureWasToldDoesNotFailThePersist() throws Exception {
    Tmpfs.whileMounted(here.resolve("tiny"), full -> {
      Path target = here.resolve("target");
      TempFile file = open(Kind.UNNAMED, new TempFileOptions().setDirectory(full.toString()));
      await(file.write(Buffer.buffer("stored")));
      file.write(random(2_000_000));
      failureOf(file.flush());

      await(file.persist(target.toString()));

      assertThat(target).hasContent("stored");
    });
  }

  @Test
  void aRolloverThatFailedLeavesWhatIsInMemoryToBePublished() throws Exception {
    Tmpfs.whileMounted(here.resolve("tiny"), full -> {
      Path target = here.resolve("target");
      SpooledTempFile file = await(fs.openSpooledTempFile(
        new SpooledTempFileOptions().setMaxInMemorySize(3_000_000).setDirectory(full.toString())));
      await(file.write(random(2_000_000)));
      failureOf(file.rollover());

      await(file.persist(target.toString()));

      assertThat(bytes(target)).isEqualTo(random(2_000_000));
    });
  }

  @Test
  void aNamedFileOnAFullDiskIsRenamed() throws Exception {
    Tmpfs.whileMounted(here.resolve("tiny"), full -> {
      TempFile file = open(Kind.NAMED, new TempFileOptions().setDirectory(full.toString()));
      await(file.write(random(900_000)));
      Path target = full.resolve("target");

      await(file.persist(target.toString(), new PersistOptions().setReplaceExisting(true)));

      assertThat(bytes(target)).isEqualTo(random(900_000));
    });
  }
}
