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

import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is resolved lies inside the directory.
 */
class ResolveTest extends TempFileTestBase {

  @ParameterizedTest
  @CsvSource({"a, a", "a/b, a/b", "a//b, a/b", "./a, a", "a/./b, a/b", "a/, a", "..a, ..a", "a.., a..", "..., ...", "a/...b, a/...b",
    "' ', ' '", "~, ~", "-rf, -rf", "ü/日本, ü/日本"})
  void aPathInsideIsResolved(String child, String expected) {
    TempDirectory temporary = await(fs.createTempDirectory());

    assertThat(temporary.resolve(child)).isEqualTo(temporary.path() + "/" + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "./", "./.", "a/..", "..", "../", "../a", "a/../..", "a/../../b", "a/../b", "./../a", "/", "/a", "//a",
    "/etc/passwd", "\0", "a\0b", "a/\0", "\\", "\\a", "..\\", "..\\a", "a\\..\\..\\b", "a/..\\b", "a\\../b", "\\\\host\\share"})
  void aPathThatLeavesIsRefused(String child) {
    TempDirectory temporary = await(fs.createTempDirectory());

    assertThatThrownBy(() -> temporary.resolve(child)).isInstanceOf(IllegalArgumentException.class)
      .hasMessageContaining(temporary.path());
  }

  @Test
  void nullIsRefused() {
    TempDirectory temporary = await(fs.createTempDirectory());

    assertThatThrownBy(() -> temporary.resolve(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void thePathIsResolvedAlsoAfterClose() {
    TempDirectory temporary = await(fs.createTempDirectory());
    await(temporary.close());

    assertThat(temporary.resolve("a")).isEqualTo(temporary.path() + "/a");
  }
}
