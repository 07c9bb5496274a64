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

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.impl.form.FormListener;
import io.vertx.tempfile.impl.form.FormParser;
import io.vertx.tempfile.impl.handle.PartOfForm;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Feeds a form to a parser, in pieces of all sizes, and tells what that made of it: the same for all sizes, or it fails the test.
 */
final class Forms {

  static final String BOUNDARY = "bOuNd";
  static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;
  static final String URL_ENCODED = "application/x-www-form-urlencoded";

  private Forms() {
  }

  /** Which parts stand in a form of {@link #BOUNDARY}, each with its header lines and content, in UTF-8. */
  static byte[] form(String... parts) {
    StringBuilder form = new StringBuilder();
    for (String part : parts) {
      form.append("--" + BOUNDARY + "\r\n").append(part).append("\r\n");
    }
    return form.append("--" + BOUNDARY + "--\r\n").toString().getBytes(UTF_8);
  }

  static String field(String name, String value) {
    return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
  }

  static String file(String name, String fileName, String content) {
    return "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"\r\n\r\n" + content;
  }

  static List<String> parse(byte[] body) {
    return parse(MULTIPART, body);
  }

  static List<String> parse(String contentType, byte[] body) {
    return parse(contentType, body, new StagedFormOptions());
  }

  /** The events of a form: a field as name=value, a file as name, file name, type and charset in brackets, with its content. */
  static List<String> parse(String contentType, byte[] body, StagedFormOptions limits) {
    List<String> whole = parseOnce(contentType, limits, body);
    assertThat(parseOnce(contentType, limits, singly(body))).as("byte by byte").isEqualTo(whole);
    for (int cut = 0; cut <= body.length; cut++) {
      assertThat(parseOnce(contentType, limits, inTwo(body, cut))).as("cut at %d", cut).isEqualTo(whole);
    }
    assertThat(parseOnce(contentType, limits, direct(body))).as("direct").isEqualTo(whole);
    return whole;
  }

  static MalformedFormException malformed(byte[] body) {
    return malformed(MULTIPART, body);
  }

  static MalformedFormException malformed(String contentType, byte[] body) {
    return (MalformedFormException) refused(contentType, body, new StagedFormOptions());
  }

  static TempFileLimitException limit(String contentType, byte[] body, StagedFormOptions limits) {
    return (TempFileLimitException) refused(contentType, body, limits);
  }

  private static RuntimeException refused(String contentType, byte[] body, StagedFormOptions limits) {
    Throwable whole = catchThrowable(() -> parseOnce(contentType, limits, body));
    assertThat(whole).isInstanceOfAny(MalformedFormException.class, TempFileLimitException.class);
    assertSame(whole, catchThrowable(() -> parseOnce(contentType, limits, singly(body))));
    for (int cut = 0; cut <= body.length; cut++) {
      byte[][] pieces = inTwo(body, cut);
      assertSame(whole, catchThrowable(() -> parseOnce(contentType, limits, pieces)));
    }
    return (RuntimeException) whole;
  }

  static List<String> parseSingly(String contentType, byte[] body, StagedFormOptions limits) {
    return parseOnce(contentType, limits, singly(body));
  }

  private static void assertSame(Throwable expected, Throwable actual) {
    assertThat(actual).isInstanceOf(expected.getClass()).hasMessage(expected.getMessage());
  }

  private static byte[][] inTwo(byte[] body, int cut) {
    return new byte[][] {Arrays.copyOf(body, cut), Arrays.copyOfRange(body, cut, body.length)};
  }

  private static byte[][] singly(byte[] body) {
    byte[][] pieces = new byte[body.length][];
    for (int at = 0; at < body.length; at++) {
      pieces[at] = new byte[] {body[at]};
    }
    return pieces;
  }

  private static Buffer direct(byte[] body) {
    return BufferInternal.buffer(Unpooled.directBuffer().writeBytes(new byte[3]).writeBytes(body).readerIndex(3));
  }

  static List<String> parseOnce(String contentType, StagedFormOptions limits, byte[]... pieces) {
    Buffer[] buffers = Arrays.stream(pieces)
      .map(piece -> Buffer.buffer("before").appendBytes(piece).appendString("behind").slice(6, 6 + piece.length))
      .toArray(Buffer[]::new);
    return parseOnce(contentType, limits, buffers);
  }

  static List<String> parseOnce(String contentType, StagedFormOptions limits, Buffer... pieces) {
    Events events = new Events();
    FormParser parser = FormParser.of(contentType, limits, events);
    for (Buffer piece : pieces) {
      parser.feed(piece);
    }
    parser.end();
    return events.all;
  }

  /** Writes down what it is told. */
  static class Events implements FormListener {

    final List<String> all = new ArrayList<>();
    private PartOfForm file;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    @Override
    public void field(String name, String value) {
      assertThat(file).isNull();
      all.add(name + "=" + value);
    }

    @Override
    public void fileBegins(PartOfForm part) {
      assertThat(file).isNull();
      file = part;
    }

    @Override
    public void fileContent(Buffer piece) {
      assertThat(file).isNotNull();
      assertThat(piece.length()).isPositive();
      content.writeBytes(piece.getBytes());
    }

    @Override
    public void fileEnds() {
      all.add("[" + file.name + "|" + file.fileName + "|" + file.contentType + "|" + file.charset + "]" + content.toString(ISO_8859_1));
      content.reset();
      file = null;
    }
  }
}
