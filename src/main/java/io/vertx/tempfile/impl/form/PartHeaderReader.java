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

/**
 * Reads the header of a part, line by line. A line that begins with a space or a tab goes on with the one before.
 * <p>
 * The size of a header is that of its lines with their ends, without the empty line behind them.
 */
final class PartHeaderReader {

  private final FormLimits limits;
  private final PartHeader header;
  /** The lines that may yet be gone on with, as one; null when there are none. */
  private StringBuilder unfolded;
  private final StringBuilder line = new StringBuilder();
  private boolean afterCr;
  /** Of the lines that have ended. */
  private long size;
  private boolean complete;

  PartHeaderReader(FormLimits limits, int number) {
    this.limits = limits;
    header = new PartHeader(number);
  }

  /**
   * Read on.
   *
   * @return the index behind the header when it ends in the piece, else the length of the piece
   */
  int read(Piece piece, int from) {
    int at = from;
    while (at < piece.length && !complete) {
      char c = (char) (piece.at(at++) & 0xFF);
      if (afterCr != (c == '\n')) {
        throw new MalformedFormException("The header of " + header.label() + " has a line that does not end with CR and LF");
      }
      if (afterCr) {
        afterCr = false;
        lineEnds();
      } else if (c == '\r') {
        afterCr = true;
      } else {
        if (line.length() == 0 && c != ' ' && c != '\t') {
          unfoldedEnds();
        }
        line.append(c);
        limits.headerSize(header, size + line.length());
      }
    }
    return at;
  }

  private void lineEnds() {
    if (line.length() == 0) {
      headerEnds();
      return;
    }
    size += line.length() + 2;
    limits.headerSize(header, size);
    if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
      if (unfolded == null) {
        throw new MalformedFormException("The header of " + header.label() + " begins with a line that goes on with one before");
      }
      unfolded.append(line);
    } else {
      unfolded = new StringBuilder(line);
    }
    line.setLength(0);
  }

  private void headerEnds() {
    unfoldedEnds();
    header.end();
    complete = true;
  }

  private void unfoldedEnds() {
    if (unfolded != null) {
      header.line(unfolded.toString());
      unfolded = null;
    }
  }

  /**
   * The header, null as long as it has not ended.
   */
  PartHeader header() {
    return complete ? header : null;
  }
}
