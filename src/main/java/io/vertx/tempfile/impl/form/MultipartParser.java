/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.form;

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagedFormOptions;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Parses {@code multipart/form-data} (RFC 7578, RFC 2046).
 * <p>
 * It goes from state to state: content (at first, what stands before the first part), delimiter, the rest of the delimiter's line, header,
 * content and so on, until the line of a delimiter begins with two dashes. A line that begins with the boundary and goes on otherwise is
 * refused: to RFC 2046 it separates parts, to most parsers it is content.
 */
final class MultipartParser extends FormParser {

  private enum State { CONTENT, AFTER_DELIMITER, AFTER_DASH, PADDING, AFTER_CR, HEADER, EPILOGUE }

  private static final String CHARSET_FIELD = "_charset_";

  private final FormLimits limits;
  private final FormListener listener;
  private final DelimiterScanner scanner;
  private State state = State.CONTENT;
  private PartContent content = PartContent.IGNORED;
  private PartHeaderReader header;
  private int parts;
  /** That of fields whose part names none. */
  private Charset charset = StandardCharsets.UTF_8;

  MultipartParser(String boundary, StagedFormOptions limits, FormListener listener) {
    this.limits = new FormLimits(limits);
    this.listener = listener;
    scanner = new DelimiterScanner(boundary);
    scanner.begin();
  }

  @Override
  public void feed(Buffer buffer) {
    Piece piece = new Piece(buffer);
    limits.bodyCame(piece.length);
    int at = 0;
    while (at < piece.length && state != State.EPILOGUE) {
      switch (state) {
        case CONTENT:
          at = content(piece, at);
          break;
        case HEADER:
          at = header(piece, at);
          break;
        default:
          state = delimiterLine(piece.at(at++));
          break;
      }
    }
  }

  private int content(Piece piece, int from) {
    int next = scanner.scan(piece, from);
    if (scanner.held() != null) {
      content.add(scanner.held());
    }
    if (scanner.contentEnd() > from) {
      content.add(piece.slice(from, scanner.contentEnd()));
    }
    if (scanner.found()) {
      content.end();
      state = State.AFTER_DELIMITER;
    }
    return next;
  }

  private State delimiterLine(byte next) {
    if (state == State.AFTER_DELIMITER && next == '-') {
      return State.AFTER_DASH;
    }
    if (state == State.AFTER_DASH && next == '-') {
      return State.EPILOGUE;
    }
    if (state == State.AFTER_CR && next == '\n') {
      parts++;
      header = new PartHeaderReader(limits, parts);
      return State.HEADER;
    }
    if (state == State.AFTER_DELIMITER || state == State.PADDING) {
      if (next == ' ' || next == '\t') {
        return State.PADDING;
      }
      if (next == '\r') {
        return State.AFTER_CR;
      }
    }
    throw new MalformedFormException("The boundary before part " + (parts + 1) + " is followed by something else than CR and LF");
  }

  private int header(Piece piece, int from) {
    int next = header.read(piece, from);
    PartHeader read = header.header();
    if (read != null) {
      header = null;
      content = read.isFile() ? new FileContent(limits, listener, read) : new FieldContent(limits, read, charset, this::field);
      scanner.begin();
      state = State.CONTENT;
    }
    return next;
  }

  private void field(String name, String value) {
    if (name.equals(CHARSET_FIELD) && !value.isEmpty()) {
      charset = Charsets.named(value, "The field " + CHARSET_FIELD);
    }
    listener.field(name, value);
  }

  @Override
  public void end() {
    if (state != State.EPILOGUE) {
      String place = parts == 0 ? "no part of it has begun" : "it ends in or behind part " + parts;
      throw new MalformedFormException("The last boundary of the form is missing: " + place);
    }
  }
}
