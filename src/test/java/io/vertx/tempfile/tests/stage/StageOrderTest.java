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
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What staging does to its source, and in which order.
 */
class StageOrderTest extends StageTestBase {

  private final HandDrivenSource source = new HandDrivenSource();

  /** However it ended. */
  @AfterEach
  void theSourceIsLetGo() {
    assertThat(source.paused).as("paused").isFalse();
    assertThat(source.hasHandlers()).as("has handlers").isFalse();
  }

  private Future<SpooledTempFile> stageFlowing(SpooledTempFileOptions options) {
    Future<SpooledTempFile> future = stage(source, options);
    await(source.flowing());
    return future;
  }

  @Test
  void theSourceIsPausedBeforeItIsHandled() {
    stage(source, onDisk());
    assertThat(source.calls).first().isEqualTo("pause");
    await(source.flowing());
    assertThat(source.calls).startsWith("pause", "handler");
    source.end();
    assertThat(stagedContent().length()).isZero();
  }

  @Test
  void theFailureOfTheSourceIsTold() {
    Exception failure = new Exception("no more");
    Future<SpooledTempFile> future = stageFlowing(onDisk());
    source.give(random(1000));
    source.fail(failure);
    assertThat(failureOf(future)).isSameAs(failure);
  }

  @Test
  void whatWasGivenBeforeTheEndIsStored() {
    stageFlowing(underPressure());
    source.give(random(2000));
    assertThat(source.paused).isTrue();
    source.give(random(3000)); // on its way before it was paused
    source.end();
    assertThat(stagedContent()).isEqualTo(random(2000).appendBuffer(random(3000)));
    assertThat(source.calls).endsWith("resume");
  }

  @Test
  void whatIsGivenAfterTheFailureIsIgnored() {
    Future<SpooledTempFile> future = stageFlowing(onDisk().setMaxFileSize(1000));
    source.give(random(2000));
    source.give(random(10));
    assertThat(failureOf(future)).hasMessageContaining("limit of 1000");
  }

  @Test
  void aFileThatClosesJustWhenTheSourceIsPausedLeavesItResumed() {
    Future<SpooledTempFile> future = stageFlowing(underPressure());
    source.onPause = () -> await(fs.close());
    source.give(random(2000));
    assertThat(failureOf(future)).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed while it was staged");
  }

  @Test
  void aSourceThatRefusesToGoOnFailsTheStaging() {
    Future<SpooledTempFile> future = stageFlowing(underPressure());
    source.onResume = () -> {
      throw new IllegalStateException("closed meanwhile");
    };
    source.give(random(2000));
    assertThat(failureOf(future)).hasMessage("closed meanwhile");
  }

  @Test
  void whatIsGivenAfterTheEndIsIgnored() {
    Future<SpooledTempFile> future = stageFlowing(onDisk());
    source.give(random(10));
    source.end();
    source.give(random(20));
    assertThat(contentOf(await(future))).isEqualTo(random(10));
  }
}
