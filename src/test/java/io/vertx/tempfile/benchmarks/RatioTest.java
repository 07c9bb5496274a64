/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RatioTest {

  private static final double PRECISION = 1e-3;

  @Test
  void isTheGeometricMeanOfTheRounds() {
    assertThat(Ratio.of(List.of(1.0, 4.0)).mean).isCloseTo(2, within(PRECISION));
  }

  /** For logarithms with mean 0 and standard deviation 1, the margin is 4.303 / √3. */
  @Test
  void liesWithinTheIntervalOfStudent() {
    Ratio ratio = Ratio.of(List.of(1 / Math.E, 1.0, Math.E));

    assertThat(Math.log(ratio.low)).isCloseTo(-2.484, within(PRECISION));
    assertThat(Math.log(ratio.high)).isCloseTo(2.484, within(PRECISION));
  }

  @Test
  void isCertainWhenAllRoundsAgree() {
    Ratio ratio = Ratio.of(List.of(3.0, 3.0, 3.0));

    assertThat(ratio.low).isCloseTo(3, within(PRECISION));
    assertThat(ratio.high).isCloseTo(3, within(PRECISION));
  }

  @Test
  void saysNothingOfWhereItLiesAfterOneRound() {
    Ratio ratio = Ratio.of(List.of(3.0));

    assertThat(ratio.low).isZero();
    assertThat(ratio.high).isInfinite();
  }
}
