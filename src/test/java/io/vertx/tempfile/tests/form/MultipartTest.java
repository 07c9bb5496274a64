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

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.impl.form.FormParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.vertx.tempfile.tests.form.Forms.MULTIPART;
import static io.vertx.tempfile.tests.form.Forms.field;
import static io.vertx.tempfile.tests.form.Forms.file;
import static io.vertx.tempfile.tests.form.Forms.form;
import static io.vertx.tempfile.tests.form.Forms.malformed;
import static io.vertx.tempfile.tests.form.Forms.parse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Boundaries and what stands between them.
 */
class MultipartTest {

  @Test
  void fieldsAndFilesInTheirOrder() {
    assertThat(parse(form(field("a", "1"), file("f", "x.txt", "content"), field("b", "")))).containsExactly(
      "a=1", "[f|x.txt|application/octet-stream|null]content", "b=");
  }

  @Test
  void anEmptyFormHasNoParts() {
    assertThat(parse(form())).isEmpty();
  }

  @Test
  void theLastBoundaryNeedsNoLineEnd() {
    assertThat(parse(ascii("--bOuNd--"))).isEmpty();
  }

  @Test
  void whatStandsBeforeAndBehindIsIgnored() {
    assertThat(parse(ascii("before --bOuNd\r\n--bOuN\r\n--bOuNd\r\n" + field("a", "1") + "\r\n--bOuNd--behind\r\n--bOuNd\r\n\0\r\n")))
      .containsExactly("a=1");
  }

  @Test
  void boundariesMayBePadded() {
    assertThat(parse(ascii("--bOuNd \t \r\n" + field("a", "1") + "\r\n--bOuNd\t\r\n" + field("b", "2") + "\r\n--bOuNd--  \r\n")))
      .containsExactly("a=1", "b=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bOuNd\n", "--bOuNdX\r\n", "--bOuNd-\r\n", "--bOuNd \n", "--bOuNd\rX", "--bOuNd --\r\n"})
  void aBoundaryFollowedBySomethingElseIsRefused(String line) {
    assertThat(malformed(ascii(line))).hasMessageContaining("boundary before part 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\r\n\r\n", "--", "\r\n--", "\r\n-", "\r\r\n--bOuN", "\r\n--bOuN", "\r\n--bOuN\r\n--bOuN\r",
    "--bOuNd", "-\r\n-bOuNd", "\r\n--\r\n--\r", "\n--bOuNd--", "\r\n --bOuNd", "bOuNd--", "\r\r\r\r", "\r\n\r\n--bound"})
  void contentThatIsAlmostABoundaryIsContent(String content) {
    if (!content.startsWith("--bOuNd")) {
      assertThat(parse(form(file("f", "x", content)))).containsExactly("[f|x|application/octet-stream|null]" + content);
    }
    assertThat(parse(form(file("f", "x", "x" + content)))).containsExactly("[f|x|application/octet-stream|null]x" + content);
    assertThat(parse(form(field("f", "x" + content + "x")))).containsExactly("f=x" + content + "x");
  }

  @Test
  void aPartMayEndRightBehindItsHeader() {
    assertThat(parse(ascii("--bOuNd\r\nContent-Disposition: form-data; name=a\r\n\r\n--bOuNd--"))).containsExactly("a=");
  }

  @Test
  void anEmptyFileInputIsNoFile() {
    assertThat(parse(form(file("f", "", ""), field("a", "1")))).containsExactly("a=1");
  }

  @Test
  void aFileWithoutANameIsAFileWhenItHasContent() {
    assertThat(parse(form(file("f", "", "x")))).containsExactly("[f||application/octet-stream|null]x");
  }

  @Test
  void anEmptyFileWithANameIsAFile() {
    assertThat(parse(form(file("f", "x", "")))).containsExactly("[f|x|application/octet-stream|null]");
  }

  @Test
  void cutAtEachByteAFormLacksItsLastBoundary() {
    byte[] form = form(field("a", "1"), file("f", "x", "content"));
    for (int length = 0; length < form.length - 2; length++) {
      byte[] cut = Arrays.copyOf(form, length);
      assertThatThrownBy(() -> Forms.parseOnce(MULTIPART, new StagedFormOptions(), cut))
        .hasMessageContaining("last boundary of the form is missing");
    }
  }

  @Test
  void garbageLacksTheLastBoundary() {
    assertThat(malformed(ascii("garbage\r\n\r\n--"))).hasMessageContaining("last boundary of the form is missing: no part");
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data; boundary=\"bOuNd\"", "Multipart/Form-Data;BOUNDARY=bOuNd",
    "multipart/form-data ; boundary = bOuNd ;", "multipart/form-data; charset=utf-8; boundary=bOuNd; x=\"y;z\""})
  void contentTypesOfForms(String contentType) {
    assertThat(parse(contentType, form(field("a", "1")))).containsExactly("a=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a",
    "multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=ä", "multipart/form-data; boundary=a; boundary=b",
    "multipart/form-data; boundary", "", "multipart/mixed; boundary=a", "application/x-www-form-urlencoded; charset=nonsense"})
  void contentTypesOfNoForms(String contentType) {
    malformed(contentType, form());
  }

  @Test
  void noContentTypeIsNoForms() {
    assertThatThrownBy(() -> FormParser.of(null, new StagedFormOptions(), new Forms.Events())).hasMessageContaining("content type");
  }

  @Test
  void boundariesHaveUpTo70Characters() {
    String longest = "'()+_,-./:=? 0".repeat(5);
    assertThat(parse("multipart/form-data; boundary=\"" + longest + "\"",
      ascii("--" + longest + "\r\n" + field("a", "1") + "\r\n--" + longest + "--"))).containsExactly("a=1");
    malformed("multipart/form-data; boundary=" + "x".repeat(71), form());
    assertThat(parse("multipart/form-data; boundary=-", ascii("---\r\n" + field("a", "x---") + "\r\n-----"))).containsExactly("a=x---");
  }

  @Test
  void contentIsHandedOnWithoutACopy() {
    Buffer form = Buffer.buffer(form(file("f", "x", "content")));
    List<Buffer> received = new ArrayList<>();
    FormParser.of(MULTIPART, new StagedFormOptions(), new Forms.Events() {
      @Override
      public void fileContent(Buffer content) {
        received.add(content);
      }
    }).feed(form);
    form.setByte(form.toString().indexOf("content"), (byte) 'C');
    assertThat(received).hasToString("[Content]");
  }

  @Test
  void fieldsAreOfTheCharsetOfTheirPart() {
    assertThat(parse(latin1("Content-Type: text/plain; charset=ISO-8859-1\r\n"))).containsExactly("a=\u00e4");
    assertThat(parse(latin1(""))).containsExactly("a=\ufffd");
    assertThat(malformed(latin1("Content-Type: text/plain; charset=nonsense\r\n"))).hasMessageContaining("nonsense");
  }

  @Test
  void fieldsAreOfTheCharsetOfTheFieldForIt() {
    byte[] form = new String(form(field("_charset_", "windows-1252"), field("a", "#")), UTF_8).replace('#', '\u00e4')
      .getBytes(ISO_8859_1);
    assertThat(parse(form)).containsExactly("_charset_=windows-1252", "a=\u00e4");
    assertThat(malformed(form(field("_charset_", "non sense")))).hasMessageContaining("unknown charset");
  }

  private static byte[] latin1(String header) {
    return ("--bOuNd\r\n" + header + field("a", "\u00e4") + "\r\n--bOuNd--").getBytes(ISO_8859_1);
  }

  private static byte[] ascii(String body) {
    return body.getBytes(US_ASCII);
  }
}
