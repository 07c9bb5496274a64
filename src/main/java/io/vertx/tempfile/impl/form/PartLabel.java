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

/**
 * What a part of a form is called in the message of a failure: its number, and its name as far as that can be shown.
 */
final class PartLabel {

  private static final int MAX_LENGTH = 100;

  private final String kind;
  private final long number;
  private final String name;

  /**
   * @param number from 1
   * @param name null when it is not known
   */
  PartLabel(String kind, long number, String name) {
    this.kind = kind;
    this.number = number;
    this.name = name;
  }

  @Override
  public String toString() {
    String label = kind + " " + number;
    return name == null ? label : label + " " + quoted(name);
  }

  /**
   * A text of a client in quotes, at most 100 characters of it, without what would disturb a log.
   */
  static String quoted(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int end = Math.min(text.length(), MAX_LENGTH);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    for (int at = 0; at < end;) {
      int codePoint = text.codePointAt(at);
      if (isShown(codePoint)) {
        shown.appendCodePoint(codePoint);
      } else {
        shown.append('?');
      }
      at += Character.charCount(codePoint);
    }
    return shown.append(end < text.length() ? "…\"" : "\"").toString();
  }

  private static boolean isShown(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
        return false;
      default:
        return true;
    }
  }
}
