/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.limits;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdleBlocksTest {

  private static final int KIB = 1024;

  private final IdleBlocks blocks = new IdleBlocks(Long.MAX_VALUE);

  @Test
  void theLastOneGivenIsTheFirstOneTaken() {
    byte[] first = new byte[4 * KIB];
    byte[] last = new byte[4 * KIB];
    blocks.give(new byte[][] {first, new byte[8 * KIB], null, last});

    assertThat(blocks.take(4 * KIB)).isSameAs(last);
    assertThat(blocks.take(4 * KIB)).isSameAs(first);
    assertThat(blocks.take(4 * KIB)).isNotSameAs(first).isNotSameAs(last).hasSize(4 * KIB);
    assertThat(blocks.bytes()).isEqualTo(8 * KIB);
  }

  @Test
  void aMebibyteIsTheMost() {
    for (int i = 0; i < 20; i++) {
      blocks.give(new byte[][] {new byte[64 * KIB], new byte[1 * KIB]});
    }

    assertThat(blocks.bytes()).isLessThanOrEqualTo(KIB * KIB).isGreaterThan(KIB * KIB - 64 * KIB);
  }

  @Test
  void noMoreLiesIdleThanMayBeUsed() {
    IdleBlocks few = new IdleBlocks(3 * KIB);

    few.give(new byte[][] {new byte[KIB], new byte[4 * KIB], new byte[2 * KIB], new byte[KIB]});

    assertThat(few.bytes()).isEqualTo(3 * KIB);
    IdleBlocks none = new IdleBlocks(0);
    none.give(new byte[][] {new byte[KIB]});
    assertThat(none.bytes()).isZero();
  }

  @Test
  void smallOnesAndVeryLargeOnesAreLeftToTheCollector() {
    blocks.give(new byte[][] {new byte[256], new byte[512], new byte[128 * KIB]});

    assertThat(blocks.bytes()).isZero();
    assertThat(blocks.take(256)).hasSize(256);
    assertThat(blocks.take(128 * KIB)).hasSize(128 * KIB);
  }
}
