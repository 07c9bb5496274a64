/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

/**
 * What a handle does, when one calls after the other.
 */
public class HandleModel {

  private static final String DONE = "null";

  private final StringBuilder content = new StringBuilder();
  private int writePosition;
  private int readPosition;
  private boolean ended;

  /**
   * Where a positional write goes: now and then beyond the limit.
   */
  static int position(int chosen) {
    return chosen == 3 ? TestedHandle.LIMIT : chosen;
  }

  public String write(int value, boolean inTurn) {
    if (ended) {
      return "refused";
    }
    put(value, writePosition);
    writePosition++;
    return DONE;
  }

  public String writeAt(int value, int position, boolean inTurn) {
    if (ended) {
      return "refused";
    }
    if (position(position) >= TestedHandle.LIMIT) {
      return "limit";
    }
    put(value, position);
    return DONE;
  }

  private void put(int value, int position) {
    content.setLength(Math.max(content.length(), position + 1));
    content.setCharAt(position, (char) value);
  }

  public String read(int count, boolean inTurn) {
    if (ended) {
      return "refused";
    }
    String read = part(readPosition, count);
    readPosition += read.length();
    return read;
  }

  public String readAt(int count, int position, boolean inTurn) {
    return ended ? "refused" : part(position, count);
  }

  private String part(int from, int count) {
    return from >= content.length() ? "" : content.substring(from, Math.min(content.length(), from + count));
  }

  public String truncate(int size, boolean inTurn) {
    if (ended) {
      return "refused";
    }
    content.setLength(size);
    return DONE;
  }

  public String size(boolean inTurn) {
    return ended ? "refused" : String.valueOf(content.length());
  }

  public String close(boolean inTurn) {
    ended = true;
    return DONE;
  }

  public String persist(boolean inTurn) {
    if (ended) {
      return "refused";
    }
    ended = true;
    return DONE;
  }

  public String checkIn(boolean inTurn) {
    return persist(inTurn);
  }

  public String dispose() {
    return close(false);
  }

  String content() {
    return content.toString();
  }

  int position() {
    return writePosition;
  }

  int readPosition() {
    return readPosition;
  }
}
