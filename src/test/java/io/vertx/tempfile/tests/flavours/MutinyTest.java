/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.flavours;

import examples.MutinyExamples;
import io.smallrye.mutiny.Uni;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Futures as items of Mutiny, as the guide has it.
 */
class MutinyTest extends TempFileTestBase {

  @Test
  void eachSubscriptionHasAFileOfItsOwn() {
    Uni<String> content = new MutinyExamples().scope(fs);
    assertThat(fs.stats().getFilesOpened()).isZero();

    assertThat(content.await().atMost(Duration.ofMinutes(2))).isEqualTo("pears\napples\n");
    assertThat(content.await().atMost(Duration.ofMinutes(2))).isEqualTo("pears\napples\n");

    assertThat(fs.stats().getFilesOpened()).isEqualTo(2);
    assertThat(fs.stats().getOpenFiles()).isZero();
  }
}
