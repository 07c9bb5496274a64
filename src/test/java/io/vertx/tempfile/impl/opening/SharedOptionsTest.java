/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.opening;

import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.impl.handle.HandleOptions;
import io.vertx.tempfile.impl.storage.FileSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that are opened alike share what they were opened with, and no others.
 */
class SharedOptionsTest {

  private static final Path DIRECTORY = Path.of("directory");

  private static HandleOptions options(String json) {
    return new HandleOptions(new TempFileOptions(new JsonObject(json)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"read\": false}", "{\"write\": false}", "{\"append\": true}", "{\"readBufferSize\": 1}", "{\"writeQueueMaxSize\": 2}",
    "{\"maxFileSize\": 1}", "{\"perms\": \"r--------\"}", "{\"metadata\": {\"a\": 1}}"})
  void optionsThatDifferAreNotShared(String json) {
    assertThat(options(json).isLike(options("{}"))).isFalse();
    assertThat(options("{}").isLike(options(json))).isFalse();
    assertThat(options("{}").isLike(options("{}"))).isTrue();
  }

  @Test
  void aLabelIsKeptForItsFileAlone() {
    assertThat(options("{}").isShareable()).isTrue();
    assertThat(options("{\"metadata\": {\"a\": 1}}").isShareable()).isFalse();
  }

  @Test
  void placesThatDifferAreNotShared() {
    FileSpec usual = new FileSpec(DIRECTORY, "prefix", "suffix", "rw-------", true, true, false, false);
    Stream<FileSpec> others = Stream.of(
      new FileSpec(Path.of("another"), "prefix", "suffix", "rw-------", true, true, false, false),
      new FileSpec(DIRECTORY, "another", "suffix", "rw-------", true, true, false, false),
      new FileSpec(DIRECTORY, "prefix", "another", "rw-------", true, true, false, false),
      new FileSpec(DIRECTORY, "prefix", "suffix", "r--------", true, true, false, false),
      new FileSpec(DIRECTORY, "prefix", "suffix", "rw-------", false, true, false, false),
      new FileSpec(DIRECTORY, "prefix", "suffix", "rw-------", true, false, false, false),
      new FileSpec(DIRECTORY, "prefix", "suffix", "rw-------", true, true, true, false),
      new FileSpec(DIRECTORY, "prefix", "suffix", "rw-------", true, true, false, true),
      usual.named());

    assertThat(others).hasSize(fields(FileSpec.class)).noneMatch(usual::isLike);
    assertThat(usual.isLike(new FileSpec(DIRECTORY, "prefix", "suffix", "rw-------", true, true, false, false))).isTrue();
  }

  @Test
  void optionsForAnotherPlaceAreNotShared() {
    FileSpec place = new FileSpec(DIRECTORY, "prefix", "suffix", "rw-------", true, true, false, false);

    assertThat(new HandleOptions(new TempFileOptions(), place).isLike(options("{}"))).isFalse();
    assertThat(new HandleOptions(new TempFileOptions(), place).isLike(new HandleOptions(new TempFileOptions(), place))).isTrue();
  }

  @Test
  void noOptionIsForgottenHere() {
    assertThat(fields(HandleOptions.class)).as("a field that isLike and this test have to know of").isEqualTo(9);
  }

  private static int fields(Class<?> type) {
    return (int) Stream.of(type.getDeclaredFields()).filter(SharedOptionsTest::isOfInstance).count();
  }

  private static boolean isOfInstance(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
  }
}
