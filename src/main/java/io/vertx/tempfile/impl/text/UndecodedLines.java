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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Takes lines from bytes that nobody has decoded, in character sets in which a terminator is the same as in ASCII and is not met within other
 * characters: to look for it among bytes, and to decode a line at once, is faster than to decode what is there and then look.
 * <p>
 * A line that is not all right in its character set is left alone, as is the last one. Not thread-safe.
 */
final class UndecodedLines {

  private static final Set<Charset> CHARSETS = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);
  /** What is longer is left to who decodes: whoever waits for the rest of it copies what is there. */
  private static final int LONGEST = 64 * 1024;
  private static final char REPLACEMENT = '\uFFFD';
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = LOW_BITS << 7;
  /** Those before this one are the control characters of which CR is the last that matters. */
  private static final long CONTROLS = ('\r' + 1) * LOW_BITS;

  private final Charset charset;
  private final Newlines newlines;
  private final long firsts;
  private final long seconds;
  /** The position in the file of a line of which so many bytes hold no terminator, -1 when it is not known of any. */
  private long begun = -1;
  private int scanned;
  private String terminator;

  private UndecodedLines(Charset charset, Newlines newlines) {
    this.charset = charset;
    this.newlines = newlines;
    this.firsts = newlines.first * LOW_BITS;
    this.seconds = newlines.second * LOW_BITS;
  }

  /**
   * @return null when lines of the character set cannot be had in this way
   */
  static UndecodedLines of(Charset charset, Newlines newlines) {
    return CHARSETS.contains(charset) ? new UndecodedLines(charset, newlines) : null;
  }

  /**
   * Take a line with its terminator.
   *
   * @param bytes what is there, from which the line is taken
   * @param position the position in the file of the first of them
   * @return the line without its terminator, null when it is not to be had
   */
  String take(ByteBuffer bytes, long position) {
    byte[] array = bytes.array();
    int from = bytes.position();
    int to = bytes.limit();
    int at = seek(array, begun == position ? from + scanned : from, to);
    while (at < to && (at + 1 < to || newlines.standsAlone((char) array[at]))) {
      terminator = newlines.terminator((char) array[at], at + 1 < to ? array[at + 1] : -1);
      if (!terminator.isEmpty()) {
        return take(bytes, at);
      }
      at = seek(array, at + 1, to);
    }
    begun = position;
    scanned = at - from;
    return null;
  }

  private String take(ByteBuffer bytes, int end) {
    int from = bytes.position();
    String line = new String(bytes.array(), from, end - from, charset);
    if (line.indexOf(REPLACEMENT) >= 0) {
      begun = -1;
      return null;
    }
    bytes.position(end + terminator.length());
    begun = -1;
    return line;
  }

  /**
   * Whether a line that was not to be had may be when more of it is there.
   */
  boolean canWait(long position) {
    return begun == position && scanned <= LONGEST;
  }

  /**
   * The terminator of the line that was taken last.
   */
  String terminator() {
    return terminator;
  }

  /** Eight bytes at a time: as long as none of them is one of the first control characters, none begins a terminator. */
  private int seek(byte[] array, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONGS.get(array, at);
      if ((eight - CONTROLS & ~eight & HIGH_BITS) != 0) {
        long found = zeros(eight ^ firsts) | zeros(eight ^ seconds);
        if (found != 0) {
          return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
        }
      }
    }
    for (; at < to; at++) {
      if (array[at] == newlines.first || array[at] == newlines.second) {
        return at;
      }
    }
    return to;
  }

  /** The lowest bit that is set is in the first byte which is 0. */
  private static long zeros(long eight) {
    return eight - LOW_BITS & ~eight & HIGH_BITS;
  }
}
