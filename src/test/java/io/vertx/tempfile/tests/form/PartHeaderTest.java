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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;

import static io.vertx.tempfile.tests.form.Forms.field;
import static io.vertx.tempfile.tests.form.Forms.malformed;
import static io.vertx.tempfile.tests.form.Forms.parse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the header of a part says of it.
 */
class PartHeaderTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "filename=\"x y;z.txt\"|x y;z.txt", "filename=x.txt|x.txt", "FileName = \"x\"|x",
    "filename=\"C:\\path\\file\"|C:\\path\\file", "filename=\"dir\\\"|dir\\",
    "filename=\"größe €😀\"|größe €😀", "filename=x; filename*=UTF-8''%e2%82%AC%20x|€ x", "filename*=iso-8859-1'de'%e4|ä",
    "filename*=utf-8''plain; filename=x|plain", "filename=\"x\";|x", "filename=\"a=b\"; other=\"filename=y\"|a=b"})
  void fileNames(String parameter, String fileName) {
    assertThat(parse(form("Content-Disposition: form-data; name=f; " + parameter + "\r\n\r\n")))
      .containsExactly("[f|" + fileName + "|application/octet-stream|null]");
  }

  @Test
  void whatBrowsersEscapeIsDecodedAndNothingElse() {
    assertThat(parse(form("Content-Disposition: form-data; name=f; filename=\"%22%0D%0a%20%25\"\r\n\r\n")))
      .containsExactly("[f|\"\r\n%20%25|application/octet-stream|null]");
  }

  @Test
  void aBackslashEscapesAQuoteAndABackslash() {
    assertThat(parse(form("Content-Disposition: form-data; name=f; filename=\"a\\\"b\\\\c\"\r\n\r\n")))
      .containsExactly("[f|a\"b\\c|application/octet-stream|null]");
  }

  @Test
  void bytesThatAreNoUtf8AreLatin1() {
    assertThat(parse(form(new String[] {"Content-Disposition: form-data; name=f; filename=ä\r\n\r\n"}, ISO_8859_1)))
      .containsExactly("[f|ä|application/octet-stream|null]");
  }

  @Test
  void namesAreDecodedAsFileNamesAre() {
    assertThat(parse(form(field("ä%22\\\"%0A", "1"), field("", "2")))).containsExactly("ä\"\"\n=1", "=2");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Text/HTML; charset=UTF-8|text/html|UTF-8", "image/png|image/png|null",
    "nonsense|application/octet-stream|null",
    "text/plain;charset=\"latin1\"|text/plain|latin1", "application/vnd.a+json ; x=y|application/vnd.a+json|null"})
  void contentTypes(String header, String type, String charset) {
    assertThat(parse(form("content-type: " + header + "\r\nCONTENT-DISPOSITION:form-data;name=f;filename=x\r\nX-Other: y\r\n\r\n")))
      .containsExactly("[f|x|" + type + "|" + charset + "]");
  }

  @Test
  void aLineMayGoOnInTheNext() {
    assertThat(parse(form("Content-Disposition: form-data;\r\n name=a;\r\n\tfilename=\"x\r\n y\"\r\nX: y\r\n z\r\n\r\n")))
      .containsExactly("[a|x y|application/octet-stream|null]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7bit", "8bit", "Binary"})
  void transferEncodingsThatEncodeNothing(String encoding) {
    assertThat(parse(form("Content-Transfer-Encoding: " + encoding + "\r\n" + field("a", "1")))).containsExactly("a=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"base64", "quoted-printable", "", "x"})
  void otherTransferEncodingsAreRefused(String encoding) {
    assertThat(malformed(form("Content-Transfer-Encoding: " + encoding + "\r\n" + field("a", "1"))))
      .hasMessageContaining("Encoding of part 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X: y\r\n", "Content-Disposition: form-data\r\n", "Content-Disposition: form-data; filename=x\r\n"})
  void aPartWithoutANameIsRefused(String header) {
    assertThat(malformed(form(field("a", "1"), header + "\r\n"))).hasMessageContaining("part 2").hasMessageContaining("no name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense\r\n", ": x\r\n", "X Y: z\r\n", " x: y\r\n", "X: y\n", "X: y\rz",
    "Content-Disposition: attachment; name=a\r\n",
    "Content-Disposition: form-data; name=a; name=b\r\n", "Content-Disposition: form-data; name=\"a\r\n",
    "Content-Disposition: form-data; name=\"a\"b\r\n", "Content-Disposition: form-data; name\r\n",
    "Content-Disposition: form-data; name=a; filename*=x\r\n", "Content-Disposition: form-data; name=a; filename*=UTF-8''%\r\n",
    "Content-Disposition: form-data; name=a; filename*=UTF-8''%fg\r\n", "Content-Disposition: form-data; name=a; filename*=UTF-8''%ff\r\n",
    "Content-Disposition: form-data; name=a; filename*=nonsense''x\r\n", "Content-Type: a/b\r\nContent-Type: a/b\r\n"})
  void headersThatAreNoneAreRefused(String header) {
    assertThat(malformed(form(header + "\r\n"))).hasMessageContaining("part 1");
  }

  @Test
  void namesInMessagesAreShortAndFitForALog() {
    String name = "\u0001\u202e" + "x".repeat(97) + "\ud83d\ude00";
    assertThat(malformed(form("Content-Disposition: form-data; name=\"" + name + "\"\r\nContent-Transfer-Encoding: x\r\n\r\n")))
      .hasMessageContaining("part 1 \"??" + "x".repeat(97) + "…\"");
  }

  private static byte[] form(String... parts) {
    return Forms.form(parts);
  }

  private static byte[] form(String[] parts, Charset charset) {
    return new String(Forms.form(parts), UTF_8).getBytes(charset);
  }
}
