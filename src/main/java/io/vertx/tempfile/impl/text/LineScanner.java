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

import io.vertx.core.buffer.Buffer;

import java.nio.charset.CharsetDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A cursor over the text of a file that takes lines, or counts of characters, as the newline mode says.
 * <p>
 * What cannot be told from the bytes fed so far is left untaken: an incomplete line, or a CR or the first half of a surrogate pair with
 * nothing behind it. Not thread-safe but for {@link #terminators()}.
 */
final class LineScanner {

  private final TextDecoder text;
  private final Newlines newlines;
  /** How lines are had at less cost, null when they cannot. */
  private final UndecodedLines undecoded;
  /** How many of the next characters are known to hold no terminator. */
  private int scanned;
  /** The next character is the LF of a CRLF whose CR was taken alone, and which was counted with it. */
  private boolean insideCrLf;
  /** The terminator met last, so that the usual one is told at a glance. */
  private String latest;
  private volatile List<String> terminators = List.of();

  LineScanner(CharsetDecoder decoder, Newlines newlines) {
    this.text = new TextDecoder(decoder);
    this.newlines = newlines;
    this.undecoded = UndecodedLines.of(decoder.charset(), newlines);
  }

  /**
   * The terminators met so far, in the order in which they were first met.
   */
  List<String> terminators() {
    return terminators;
  }

  /**
   * Forget everything and start afresh with the byte at this position of the file.
   */
  void reset(long position) {
    text.reset(position);
    scanned = 0;
    insideCrLf = false;
    latest = null;
    terminators = List.of();
  }

  void feed(Buffer chunk) {
    text.feed(chunk);
  }

  /**
   * Take a line.
   *
   * @param end whether the file ends after what was fed; what has no terminator is a line then
   * @return the line without its terminator, null when there is none
   */
  String line(boolean end) {
    if (undecoded != null && !insideCrLf) {
      String line = text.take(undecoded);
      if (line != null) {
        met(undecoded.terminator());
        return line;
      }
      if (!end && text.canWaitFor(undecoded)) {
        return null;
      }
    }
    return decodedLine(end);
  }

  private String decodedLine(boolean end) {
    do {
      int at = seek(text.next + scanned, text.limit);
      while (at < text.limit && canTell(at)) {
        String terminator = terminatorAt(at);
        if (!terminator.isEmpty()) {
          return takeLine(at, terminator);
        }
        at = seek(at + 1, text.limit);
      }
      scanned = at - text.next;
    } while (text.decode(end));
    return end && text.next < text.limit ? lastLine() : null;
  }

  private String lastLine() {
    int at = text.next + scanned;
    String terminator = at < text.limit ? terminatorAt(at) : "";
    return takeLine(text.limit - terminator.length(), terminator);
  }

  private String takeLine(int end, String terminator) {
    String line = new String(text.chars, text.next, end - text.next);
    text.next = end + terminator.length();
    scanned = 0;
    met(terminator);
    return line;
  }

  /**
   * Append characters to a text until it has a length, or one more so as not to split a surrogate pair.
   *
   * @param end whether the file ends after what was fed
   * @return whether the text has that length, or all that is left
   */
  boolean read(StringBuilder into, int length, boolean end) {
    scanned = 0;
    do {
      takeAvailable(into, length);
      if (isEnough(into, length)) {
        return true;
      }
    } while (text.decode(end));
    if (end && into.length() < length && text.next < text.limit) {
      takeTerminator(into);
    }
    return end;
  }

  private void takeAvailable(StringBuilder into, int length) {
    while (into.length() < length && text.next < text.limit) {
      int from = text.next;
      int to = seek(from, from + Math.min(length - into.length(), text.limit - from));
      if (to > from) {
        into.append(text.chars, from, to - from);
        text.next = to;
      } else if (canTell(from)) {
        takeTerminator(into);
      } else {
        return;
      }
    }
  }

  private void takeTerminator(StringBuilder into) {
    String terminator = terminatorAt(text.next);
    boolean translate = newlines == Newlines.UNIVERSAL;
    into.append(translate ? '\n' : text.chars[text.next]);
    text.next += translate ? terminator.length() : 1;
    met(terminator);
    insideCrLf = newlines == Newlines.UNTRANSLATED && terminator.length() == 2;
  }

  private boolean isEnough(StringBuilder into, int length) {
    int taken = into.length();
    if (taken != length || taken == 0 || !Character.isHighSurrogate(into.charAt(taken - 1))) {
      return taken >= length;
    }
    if (text.next == text.limit) {
      return false;
    }
    if (Character.isLowSurrogate(text.chars[text.next])) {
      into.append(text.chars[text.next++]);
    }
    return true;
  }

  private void met(String terminator) {
    if (insideCrLf) {
      insideCrLf = false;
      return;
    }
    if (terminator.isEmpty() || terminator.equals(latest)) {
      return;
    }
    latest = terminator;
    if (!terminators.contains(terminator)) {
      List<String> all = new ArrayList<>(terminators);
      all.add(terminator);
      terminators = List.copyOf(all);
    }
  }

  /**
   * The index of the next character with which a terminator may begin.
   */
  private int seek(int from, int to) {
    char[] chars = text.chars;
    char first = newlines.first;
    char second = newlines.second;
    for (int at = from; at < to; at++) {
      char c = chars[at];
      if (c == first || c == second) {
        return at;
      }
    }
    return to;
  }

  private boolean canTell(int at) {
    return at + 1 < text.limit || newlines.standsAlone(text.chars[at]);
  }

  private String terminatorAt(int at) {
    return newlines.terminator(text.chars[at], at + 1 < text.limit ? text.chars[at + 1] : -1);
  }
}
