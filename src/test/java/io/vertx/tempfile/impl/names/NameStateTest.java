/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.names;

import io.vertx.tempfile.impl.names.NameState.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what with a name.
 */
class NameStateTest {

  private final NameState state = new NameState(true);

  @Test
  void itIsManagedUntilItIsGone() {
    assertThat(state.isManaged()).isTrue();

    assertThat(state.begin(Purpose.PARTING, NameState.NEVER)).isTrue();
    assertThat(state.isManaged()).isTrue();
    state.finish(true);

    assertThat(state.isManaged()).isFalse();
  }

  @Test
  void whatIsNotToBeDeletedIsNotManagedAndCanStillBeDeletedAndLetGo() {
    NameState unmanaged = new NameState(false);
    assertThat(unmanaged.isManaged()).isFalse();

    assertThat(unmanaged.begin(Purpose.DELETING, NameState.NEVER)).isTrue();
    unmanaged.finish(false);
    assertThat(unmanaged.isManaged()).isFalse();
    assertThat(unmanaged.begin(Purpose.PARTING, NameState.NEVER)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsCanBeTriedAgainAndWhatIsDoneCannot(Purpose purpose) {
    assertThat(state.begin(purpose, NameState.NEVER)).isTrue();
    assertThat(state.isBusy()).isTrue();
    state.finish(false);
    assertThat(state.isBusy()).isFalse();

    assertThat(state.begin(purpose, NameState.NEVER)).isTrue();
    state.finish(true);

    assertThat(state.isBusy()).isFalse();
    assertThat(state.begin(Purpose.DELETING, NameState.NEVER)).isFalse();
    assertThat(state.begin(Purpose.PARTING, NameState.NEVER)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whoDoesNotWaitDoesNotGetWhatAnotherHas(Purpose purpose) {
    state.begin(purpose, NameState.NEVER);

    assertThat(state.begin(Purpose.DELETING, System.nanoTime())).isFalse();

    assertThat(state.isBusy()).isTrue();
    state.finish(false);
    assertThat(state.begin(Purpose.DELETING, System.nanoTime())).isTrue();
  }

  @Test
  void whoWaitsForSomeTimeGivesUpThen() {
    state.begin(Purpose.PARTING, NameState.NEVER);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);

    assertThat(state.begin(Purpose.DELETING, deadline)).isFalse();

    assertThat(System.nanoTime()).isGreaterThanOrEqualTo(deadline);
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsGetsItWhenItIsFree(Purpose purpose) throws Exception {
    state.begin(Purpose.DELETING, NameState.NEVER);
    AtomicBoolean interrupted = new AtomicBoolean();
    CompletableFuture<Boolean> got = new CompletableFuture<>();
    Thread waiting = new Thread(() -> {
      boolean begun = state.begin(purpose, NameState.NEVER);
      interrupted.set(Thread.interrupted());
      got.complete(begun);
    });
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    waiting.interrupt();
    state.finish(false);

    assertThat(got.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(interrupted).as("it is not forgotten that it was interrupted").isTrue();
    assertThat(state.isBusy()).isTrue();
  }
}
