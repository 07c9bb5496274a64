/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.storage;

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Memory holds as much as the threshold says.
 */
class LargeContentInMemoryTest extends TempFileTestBase {

  @ParameterizedTest
  @ValueSource(ints = {255, 65_536, 1_048_576, 1_048_577, 1_114_112, 5_000_000, 20_000_000})
  void contentOfThisSizeIsReadBack(int size) {
    Buffer content = random(size);

    TempFile file = open(Kind.SPOOLED_IN_MEMORY, content);

    assertThat(contentOf(file).equals(content)).isTrue();
  }
}
