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
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.impl.form.FormParser;
import org.junit.jupiter.api.Test;

import static io.vertx.tempfile.tests.form.Forms.MULTIPART;
import static io.vertx.tempfile.tests.form.Forms.URL_ENCODED;
import static io.vertx.tempfile.tests.form.Forms.field;
import static io.vertx.tempfile.tests.form.Forms.file;
import static io.vertx.tempfile.tests.form.Forms.form;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Each limit holds to the byte, and its failure says which it is.
 */
class FormLimitsTest {

  private static final String HEADER = "Content-Disposition: form-data; name=\"a\"\r\n";

  @Test
  void maxFileSize() {
    byte[] form = form(file("f", "x", "12345\r\n--bOu"), file("g", "y", "12345\r\n--bOu"));
    passes(MULTIPART, form, new StagedFormOptions().setMaxFileSize(12));
    passes(MULTIPART, form, new StagedFormOptions().setMaxFileSize(0));
    fails(MULTIPART, form, new StagedFormOptions().setMaxFileSize(11), "maxFileSize", 11, "part 1 \"f\"");
  }

  @Test
  void aFileIsRefusedAsSoonAsItIsTooLarge() {
    byte[] beginning = ("--bOuNd\r\n" + file("f", "x", "12345")).getBytes(UTF_8);
    fails(MULTIPART, beginning, new StagedFormOptions().setMaxFileSize(4), "maxFileSize", 4, "part 1 \"f\"");
  }

  @Test
  void maxFormSize() {
    byte[] form = form(file("f", "x", "1"));
    passes(MULTIPART, form, new StagedFormOptions().setMaxFormSize(form.length));
    passes(MULTIPART, form, new StagedFormOptions().setMaxFormSize(0));
    fails(MULTIPART, form, new StagedFormOptions().setMaxFormSize(form.length - 1), "maxFormSize", form.length - 1, "form");
    fails(URL_ENCODED, "a=1".getBytes(UTF_8), new StagedFormOptions().setMaxFormSize(2), "maxFormSize", 2, "form");
  }

  @Test
  void maxFiles() {
    byte[] form = form(file("f", "x", "1"), file("g", "", ""), file("h", "y", ""));
    passes(MULTIPART, form, new StagedFormOptions().setMaxFiles(2));
    fails(MULTIPART, form, new StagedFormOptions().setMaxFiles(1), "maxFiles", 1, "files");
    fails(MULTIPART, form(file("f", "x", "1")), new StagedFormOptions().setMaxFiles(0), "maxFiles", 0, "files");
  }

  @Test
  void maxFields() {
    byte[] form = form(field("a", "1"), file("f", "x", "1"), field("b", ""));
    passes(MULTIPART, form, new StagedFormOptions().setMaxFields(2));
    fails(MULTIPART, form, new StagedFormOptions().setMaxFields(1), "maxFields", 1, "fields");
    passes(URL_ENCODED, "&a=1&&b=2&".getBytes(UTF_8), new StagedFormOptions().setMaxFields(2));
    fails(URL_ENCODED, "a=1&b".getBytes(UTF_8), new StagedFormOptions().setMaxFields(1), "maxFields", 1, "fields");
  }

  @Test
  void maxFieldSize() {
    byte[] form = form(field("name", "1\u00e4"), field("b", "123"));
    passes(MULTIPART, form, new StagedFormOptions().setMaxFieldSize(3));
    fails(MULTIPART, form, new StagedFormOptions().setMaxFieldSize(2), "maxFieldSize", 2, "part 1 \"name\"");
    byte[] encoded = "a=&name=1%c3%a4".getBytes(UTF_8);
    passes(URL_ENCODED, encoded, new StagedFormOptions().setMaxFieldSize(3));
    fails(URL_ENCODED, encoded, new StagedFormOptions().setMaxFieldSize(2), "maxFieldSize", 2, "field 2 \"name\"");
  }

  @Test
  void maxFieldsSize() {
    byte[] form = form(field("\u00e4", "1"), file("file", "x", "content"), field("b", "12"));
    passes(MULTIPART, form, new StagedFormOptions().setMaxFieldsSize(6));
    fails(MULTIPART, form, new StagedFormOptions().setMaxFieldsSize(5), "maxFieldsSize", 5, "part 3 \"b\"");
    byte[] encoded = "%c3%a4=1&b=1+".getBytes(UTF_8);
    passes(URL_ENCODED, encoded, new StagedFormOptions().setMaxFieldsSize(6));
    fails(URL_ENCODED, encoded, new StagedFormOptions().setMaxFieldsSize(5), "maxFieldsSize", 5, "field 2 \"b\"");
    fails(URL_ENCODED, "abcdef".getBytes(UTF_8), new StagedFormOptions().setMaxFieldsSize(5), "maxFieldsSize", 5, "field 1");
  }

  @Test
  void maxPartHeaderSize() {
    byte[] form = form(field("a", "1"), field("b", "2"));
    passes(MULTIPART, form, new StagedFormOptions().setMaxPartHeaderSize(HEADER.length()));
    int less = HEADER.length() - 1;
    fails(MULTIPART, form, new StagedFormOptions().setMaxPartHeaderSize(less), "maxPartHeaderSize", less, "part 1");
    byte[] endless = ("--bOuNd\r\n" + HEADER + "X".repeat(100)).getBytes(UTF_8);
    fails(MULTIPART, endless, new StagedFormOptions().setMaxPartHeaderSize(80), "maxPartHeaderSize", 80, "part 1 \"a\"");
  }

  @Test
  void laterChangesOfTheOptionsAreNotSeen() {
    StagedFormOptions limits = new StagedFormOptions();
    Forms.Events events = new Forms.Events();
    FormParser parser = FormParser.of(MULTIPART, limits, events);
    limits.setMaxFields(0);
    parser.feed(Buffer.buffer(form(field("a", "1"))));
    assertThat(events.all).containsExactly("a=1");
  }

  private static void passes(String contentType, byte[] form, StagedFormOptions limits) {
    assertThatCode(() -> Forms.parse(contentType, form, limits)).doesNotThrowAnyException();
  }

  private static void fails(String contentType, byte[] form, StagedFormOptions limits, String property, long limit, String part) {
    TempFileLimitException failure = Forms.limit(contentType, form, limits);
    assertThat(failure.property()).isEqualTo(property);
    assertThat(failure.limit()).isEqualTo(limit);
    assertThat(failure.size()).isGreaterThan(limit);
    assertThat(failure).hasMessageContaining(property).hasMessageContaining(part).hasMessageContaining("more than " + limit + " ");
    TempFileLimitException singly = catchThrowableOfType(TempFileLimitException.class, () -> Forms.parseSingly(contentType, form, limits));
    assertThat(singly.size()).as("byte by byte").isEqualTo(limit + 1);
  }
}
