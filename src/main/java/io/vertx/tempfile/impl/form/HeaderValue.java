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

import io.vertx.tempfile.MalformedFormException;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The value of a header and the parameters behind it, as in {@code form-data; name="a"}.
 * <p>
 * A backslash in a quoted string escapes a quote and a backslash alone: Internet Explorer sends paths with backslashes as they are.
 */
final class HeaderValue {

  /** What stands before the first semicolon, in lower case. */
  final String value;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final String text;
  /** Of what, for the message of a failure. */
  private final Supplier<String> what;
  private int at;

  private HeaderValue(String text, Supplier<String> what) {
    this.text = text;
    this.what = what;
    at = end(';', 0);
    value = text.substring(0, at).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * @param what whose header it is, for the message of a failure
   * @throws MalformedFormException when there is a parameter without a value or one that comes twice, or a quote is not closed
   */
  static HeaderValue parse(String text, Supplier<String> what) {
    HeaderValue header = new HeaderValue(text, what);
    while (header.at < text.length()) {
      header.parameter();
    }
    return header;
  }

  /**
   * The value of a parameter without quotes and their escapes, null when there is none.
   *
   * @param name in lower case
   */
  String parameter(String name) {
    return parameters.get(name);
  }

  /** At a semicolon. */
  private void parameter() {
    at++;
    skipSpace();
    if (at == text.length() || text.charAt(at) == ';') {
      return; // one too many, which does no harm
    }
    int end = end('=', at);
    if (end == text.length() || end > end(';', at)) {
      throw malformed("a parameter without a value");
    }
    String name = text.substring(at, end).strip().toLowerCase(Locale.ROOT);
    at = end + 1;
    skipSpace();
    String parameter = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
    if (parameters.putIfAbsent(name, parameter) != null) {
      throw malformed("the parameter " + PartLabel.quoted(name) + " twice");
    }
  }

  private String token() {
    int from = at;
    at = end(';', at);
    return text.substring(from, at).strip();
  }

  private String quoted() {
    StringBuilder unquoted = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        skipSpace();
        if (at < text.length() && text.charAt(at) != ';') {
          throw malformed("something behind a quoted string");
        }
        return unquoted.toString();
      }
      if (c == '\\' && isEscape()) {
        c = text.charAt(++at);
      }
      unquoted.append(c);
    }
    throw malformed("a quote that is not closed");
  }

  /** At a backslash: one before the last quote of all is the last character of a name, browsers do not escape it. */
  private boolean isEscape() {
    if (at + 1 == text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    return next == '\\' || next == '"' && at + 2 < text.length() && text.indexOf('"', at + 2) >= 0;
  }

  private void skipSpace() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private int end(char c, int from) {
    int found = text.indexOf(c, from);
    return found < 0 ? text.length() : found;
  }

  private MalformedFormException malformed(String has) {
    return new MalformedFormException(what.get() + " has " + has);
  }
}
