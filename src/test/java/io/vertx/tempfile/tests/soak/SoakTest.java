/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.soak;

import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A short soak.
 */
class SoakTest {

  private static final String LONGEST_SILENCE = "vertx.tempfile.longestSilence";

  /** A part of a form that is staged when it has ended is given up after as long. */
  @BeforeEach
  void giveUpSoon() {
    System.setProperty(LONGEST_SILENCE, "10000");
  }

  @AfterEach
  void giveUpAsEver() {
    System.clearProperty(LONGEST_SILENCE);
  }

  @Test
  void everyUploadIsRightAndNothingIsLeft() throws Exception {
    OpenFiles.assumeKnown();

    Tally tally = Soak.run(3000, 60, 1);

    assertThat(tally.isClean()).as("seed 1%n%s", tally).isTrue();
    for (Tally.Outcome outcome : EnumSet.complementOf(EnumSet.of(Tally.Outcome.WRONG, Tally.Outcome.CUT_OFF, Tally.Outcome.WITH_A_CR))) {
      assertThat(tally.count(outcome)).as(outcome + " of\n" + tally).isPositive();
    }
  }
}
