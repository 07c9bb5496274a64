/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.form;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static io.vertx.tempfile.tests.form.Forms.URL_ENCODED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forms in one line.
 */
class UrlEncodedTest {

  @Test
  void pairs() {
    assertThat(parse("a=1&b=2&a=3")).containsExactly("a=1", "b=2", "a=3");
  }

  @Test
  void escapesAndSpaces() {
    assertThat(parse("a+b=%20%2B%26%3d=+%c3%A4%E2%82%AC")).containsExactly("a b= +&== ä€");
  }

  @Test
  void whatIsNotEscapedIsTakenAsItIs() {
    assertThat(parse("ä=€")).containsExactly("ä=€");
  }

  @Test
  void aPairWithoutAnEqualsSignHasNoValue() {
    assertThat(parse("a&b=&=c&=")).containsExactly("a=", "b=", "=c", "=");
  }

  @Test
  void emptyPairsAreIgnored() {
    assertThat(parse("&&a=1&&&b=2&")).containsExactly("a=1", "b=2");
  }

  @Test
  void theEmptyBodyIsAFormWithoutFields() {
    assertThat(parse("")).isEmpty();
  }

  @Test
  void theCharsetOfTheContentType() {
    assertThat(Forms.parse(URL_ENCODED + ";charset=\"ISO-8859-1\"", "%e4=ü".getBytes(ISO_8859_1)))
      .containsExactly("ä=ü");
  }

  @Test
  void whatIsMalformedInItsCharsetIsReplaced() {
    assertThat(parse("a=%e4x")).containsExactly("a=\ufffdx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%1", "a=%G1", "a=%1g&b", "%=a", "a%2=1", "a=%&b", "%%41", "a=%+1", "a=%1+"})
  void badEscapesAreRefused(String body) {
    assertThat(Forms.malformed(URL_ENCODED, body.getBytes(UTF_8))).hasMessageContaining("percent sign");
  }

  private static List<String> parse(String body) {
    return Forms.parse(URL_ENCODED, body.getBytes(UTF_8));
  }
}
