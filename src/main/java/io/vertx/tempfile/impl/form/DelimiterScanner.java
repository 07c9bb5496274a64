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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks for what separates the parts of a form: a line end, two dashes and the boundary.
 * <p>
 * This is Horspool's search. The one CR of the delimiter is its first character, so that no two of the places which it is compared at, from
 * its first character on, can have more in common than that: the time is linear whatever is searched. What stands at the end of a piece
 * and may be the first half of a delimiter is held back, as a number of its characters.
 */
final class DelimiterScanner {

  /** The line end before a delimiter. */
  private static final int LINE_END = 2;

  private final byte[] delimiter;
  /** How far the delimiter can be moved on when it ends at a byte. */
  private final int[] shifts = new int[256];
  /** How many bytes of the delimiter the last piece ended with. */
  private int matched;
  /** How many of them are no content when there is no delimiter. */
  private int implied;
  private boolean found;
  private Buffer held;
  private int contentEnd;

  DelimiterScanner(String boundary) {
    delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(shifts, delimiter.length);
    for (int at = 0; at < delimiter.length - 1; at++) {
      shifts[delimiter[at]] = delimiter.length - 1 - at;
    }
  }

  /**
   * Begin to search behind a line end, with which a delimiter may begin.
   */
  void begin() {
    matched = LINE_END;
    implied = LINE_END;
  }

  /**
   * Search a piece from an index on. What is found is told by the other methods.
   *
   * @return the index behind the delimiter when there is one, else the length of the piece
   */
  int scan(Piece piece, int from) {
    held = null;
    found = false;
    if (matched > 0) {
      int length = lengthOfMatch(piece, from, matched);
      if (from + length - matched == piece.length || length == delimiter.length) {
        contentEnd = from;
        int next = from + length - matched;
        matchEnds(length);
        return next;
      }
      if (matched > implied) {
        held = Buffer.buffer(Arrays.copyOfRange(delimiter, implied, matched));
      }
      matched = 0;
      implied = 0;
    }
    return search(piece, from);
  }

  private int search(Piece piece, int from) {
    int last = delimiter.length - 1;
    byte lastByte = delimiter[last];
    int end = from + last;
    while (end < piece.length) {
      byte there = piece.at(end);
      if (there == lastByte && lengthOfMatch(piece, end - last, 0) == delimiter.length) {
        contentEnd = end - last;
        matchEnds(delimiter.length);
        return end + 1;
      }
      end += shifts[there & 0xFF];
    }
    holdBack(piece, Math.max(from, piece.length - last));
    return piece.length;
  }

  private void holdBack(Piece piece, int from) {
    contentEnd = piece.length;
    for (int at = piece.length - 1; at >= from; at--) {
      if (piece.at(at) == '\r') {
        if (lengthOfMatch(piece, at, 0) == piece.length - at) {
          contentEnd = at;
          matched = piece.length - at;
        }
        return; // an earlier CR is none of a delimiter that this one is in
      }
    }
  }

  /** How many bytes of the delimiter are there when so many of them came before the index. */
  private int lengthOfMatch(Piece piece, int from, int before) {
    int length = before;
    for (int at = from; at < piece.length && length < delimiter.length && piece.at(at) == delimiter[length]; at++) {
      length++;
    }
    return length;
  }

  private void matchEnds(int length) {
    found = length == delimiter.length;
    matched = found ? 0 : length;
    implied = found ? 0 : implied;
  }

  /**
   * Whether there is a delimiter in the piece.
   */
  boolean found() {
    return found;
  }

  /**
   * What was held back of earlier pieces and is content, before that of this one; null when there is none.
   */
  Buffer held() {
    return held;
  }

  /**
   * The index at which content ends that begins with the piece's.
   */
  int contentEnd() {
    return contentEnd;
  }
}
