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
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the disk refuses a rollover, the content stays in memory, readable, and may roll over later.
 */
class FailedRolloverTest extends SpooledTestBase {

  private SpooledTempFile openIn(Path where) {
    return await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(THRESHOLD).setDirectory(where.toString())));
  }

  @Test
  void aFailedRolloverLeavesTheContentInMemory() {
    SpooledTempFile homeless = openIn(directory.resolve("missing"));
    await(homeless.write(CONTENT.getBuffer(0, THRESHOLD)));

    assertThat(failureOf(homeless.rollover()))
      .isInstanceOf(FileSystemException.class)
      .hasCauseInstanceOf(NoSuchFileException.class)
      .hasMessageContaining(directory.resolve("missing").toString());
    assertThat(homeless.isInMemory()).isTrue();
    assertThat(contentOf(homeless)).isEqualTo(CONTENT.getBuffer(0, THRESHOLD));
  }

  @Test
  void aWriteThatCannotRollOverStoresNothing() {
    SpooledTempFile homeless = openIn(directory.resolve("missing"));
    await(homeless.write(chunk(0)));

    assertThat(failureOf(homeless.write(random(THRESHOLD)))).hasCauseInstanceOf(NoSuchFileException.class);

    assertThat(contentOf(homeless)).isEqualTo(chunk(0));
  }

  @Test
  void afterAFailedRolloverWhatFitsInMemoryIsStored() {
    SpooledTempFile homeless = openIn(directory.resolve("missing"));
    await(homeless.write(chunk(0)));
    failureOf(homeless.rollover());

    homeless.setWritePos(CHUNK);
    await(homeless.write(chunk(1)));

    assertThat(contentOf(homeless)).isEqualTo(CONTENT.getBuffer(0, 2 * CHUNK));
  }

  @Test
  void rollsOverOnceTheDirectoryIsBack() throws IOException {
    Path late = directory.resolve("late");
    SpooledTempFile homeless = openIn(late);
    await(homeless.write(chunk(0)));
    failureOf(homeless.rollover());

    Files.createDirectory(late);
    await(homeless.write(random(THRESHOLD)));

    assertThat(homeless.isInMemory()).isFalse();
    assertThat(contentOf(homeless)).isEqualTo(concat(chunk(0), random(THRESHOLD)));
    Files.delete(late);
  }

  @Test
  void aFileThatCannotRollOverCanBeClosed() {
    SpooledTempFile homeless = openIn(directory.resolve("missing"));
    homeless.write(random(THRESHOLD + 1));

    await(homeless.close());
  }

  @Test
  void aFailedGroupOfManyWritesStoresThoseThatFitInMemory() {
    Context owner = vertx.getOrCreateContext();
    SpooledTempFileOptions options = new SpooledTempFileOptions()
      .setMaxInMemorySize(200_000)
      .setDirectory(directory.resolve("missing").toString());
    SpooledTempFile homeless = await(on(owner, () -> fs.openSpooledTempFile(options)));
    List<Future<Void>> writes = new ArrayList<>();

    await(on(owner, () -> {
      // All wait for its failure, which is told in another turn
      homeless.rollover();
      for (int i = 0; i < 100_010; i++) {
        writes.add(homeless.write(filled(2, i)));
      }
      return Future.join(writes).otherwiseEmpty();
    }));

    assertThat(writes.subList(0, 100_000)).allMatch(Future::succeeded);
    assertThat(writes.subList(100_000, 100_010)).allMatch(Future::failed);
    assertThat(await(homeless.size())).isEqualTo(200_000);
  }
}
