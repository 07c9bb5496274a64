/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request is for.
 */
final class ByteRange {

  /** One range; several, or what is none, are not understood, and then RFC 9110 has the whole file sent. */
  private static final Pattern ONE = Pattern.compile("bytes=[ \\t]*(\\d{0,18})-(\\d{0,18})[ \\t]*", Pattern.CASE_INSENSITIVE);

  private final long from;
  /** The first byte after it. */
  private final long to;
  private final long size;
  private final boolean asked;

  private ByteRange(long from, long to, long size, boolean asked) {
    this.from = from;
    this.to = to;
    this.size = size;
    this.asked = asked;
  }

  static ByteRange whole(long size) {
    return new ByteRange(0, size, size, false);
  }

  /** What a header Range, which may be null, wants of a file of that size. */
  static ByteRange of(String header, long size) {
    Matcher range = ONE.matcher(header == null ? "" : header);
    if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
      return whole(size);
    }
    if (range.group(1).isEmpty()) {
      long last = Math.min(size, Long.parseLong(range.group(2)));
      return new ByteRange(size - last, size, size, true);
    }
    long from = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(range.group(2));
    if (last < from) {
      return whole(size);
    }
    return new ByteRange(from, Math.min(size, last + 1), size, true);
  }

  long from() {
    return from;
  }

  long length() {
    return to - from;
  }

  boolean isUnsatisfiable() {
    return asked && to <= from;
  }

  /** Whether a part was asked for, though it may be all of the file. */
  boolean isAsked() {
    return asked;
  }

  String contentRange() {
    return "bytes " + from + "-" + (to - 1) + "/" + size;
  }
}
