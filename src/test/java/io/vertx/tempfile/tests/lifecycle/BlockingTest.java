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
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The blocking twins open the same, at once.
 */
class BlockingTest extends TempFileTestBase {

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @Test
  void anUnnamedFileWorks() {
    TempFile file = fs.openTempFileBlocking(new TempFileOptions());

    await(file.write(random(5000)));

    assertThat(contentOf(file)).isEqualTo(random(5000));
  }

  @Test
  void aNamedFileIsThereAtOnce() {
    NamedTempFile file = fs.openNamedTempFileBlocking(new NamedTempFileOptions());

    assertThat(Path.of(file.path())).isEmptyFile();
  }

  @Test
  void aSpooledFileIsInMemory() {
    SpooledTempFile file = fs.openSpooledTempFileBlocking(new SpooledTempFileOptions());

    assertThat(file.isInMemory()).isTrue();
    assertThat(content(directory)).isEmpty();
  }

  @Test
  void aDirectoryIsThereAtOnce() {
    TempDirectory temporary = fs.createTempDirectoryBlocking(new TempDirectoryOptions());

    assertThat(Path.of(temporary.path())).isEmptyDirectory();
  }

  @Test
  void badOptionsAreThrown() {
    assertThatThrownBy(() -> fs.openTempFileBlocking(new TempFileOptions().setRead(false).setWrite(false)))
      .isInstanceOf(IllegalArgumentException.class);
    assertThat(content(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.vertx.tempfile.tests.lifecycle.TestVerticle#models")
  void whatAVerticleOpensIsItsOwn(ThreadingModel model) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    await(verticle.call(() -> {
      fs.openTempFileBlocking(new TempFileOptions());
      fs.openNamedTempFileBlocking(new NamedTempFileOptions());
      fs.openSpooledTempFileBlocking(new SpooledTempFileOptions().setMaxInMemorySize(0));
      fs.createTempDirectoryBlocking(new TempDirectoryOptions());
      return Future.succeededFuture();
    }));
    assertThat(content(directory)).hasSize(2);

    await(verticle.undeploy());

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @Test
  void aWorkerOpensWritesAndWaits() throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, ThreadingModel.WORKER);

    Buffer read = await(verticle.call(() -> {
      TempFile file = fs.openTempFileBlocking(new TempFileOptions());
      return file.write(random(5000)).compose(v -> file.readAll());
    }));

    assertThat(read).isEqualTo(random(5000));
  }

  @Test
  void whatIsOpenedInBlockingCodeBelongsToTheVerticle() throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, ThreadingModel.EVENT_LOOP);
    NamedTempFile file = await(verticle.call(() -> vertx.executeBlocking(() -> fs.openNamedTempFileBlocking(new NamedTempFileOptions()))));

    await(verticle.undeploy());

    assertThat(Path.of(file.path())).doesNotExist();
  }
}
