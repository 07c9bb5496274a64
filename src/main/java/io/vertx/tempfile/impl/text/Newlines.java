/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.text;

/**
 * Where lines end and what becomes of their terminators, one for each value of
 * {@link io.vertx.tempfile.TextOptions#setNewline(String) newline}.
 */
enum Newlines {

  /** Lines end at any terminator, which is read as LF; LF is written as the platform's. */
  UNIVERSAL('\n', '\r', System.lineSeparator()),
  /** Lines end at any terminator; nothing is translated. */
  UNTRANSLATED('\n', '\r', "\n"),
  /** Lines end at LF alone. */
  LF('\n', '\n', "\n"),
  /** Lines end at CR alone. */
  CR('\r', '\r', "\r"),
  /** Lines end at CR with LF behind it alone. */
  CRLF('\r', '\r', "\r\n");

  /** The two characters with which a terminator may begin; twice the same when there is but one. */
  final char first;
  final char second;

  private final String written;

  Newlines(char first, char second, String written) {
    this.first = first;
    this.second = second;
    this.written = written;
  }

  static Newlines of(String option) {
    if (option == null) {
      return UNIVERSAL;
    }
    switch (option) {
      case "":
        return UNTRANSLATED;
      case "\n":
        return LF;
      case "\r":
        return CR;
      default:
        return CRLF;
    }
  }

  /**
   * Tell the terminator from its beginning.
   *
   * @param next the character behind {@code c}, -1 at the end of the file
   * @return the terminator, "" when it is none after all
   */
  String terminator(char c, int next) {
    if (c == '\n') {
      return "\n";
    }
    if (this != CR && next == '\n') {
      return "\r\n";
    }
    return this == CRLF ? "" : "\r";
  }

  /**
   * Whether a character tells the terminator without the one behind it.
   */
  boolean standsAlone(char c) {
    return c == '\n' || this == CR;
  }

  /**
   * Put the terminator that is written in the place of each LF.
   */
  String translate(String text) {
    return written.equals("\n") ? text : text.replace("\n", written);
  }
}
