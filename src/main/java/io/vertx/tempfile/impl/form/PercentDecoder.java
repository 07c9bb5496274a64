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
 * Turns {@code %41} into the byte that it stands for, character by character.
 */
final class PercentDecoder {

  /** Of what, for the message of a failure. */
  private final Object what;
  /** 0: outside of an escape; 1: after its percent sign; 2: after its first digit. */
  private int state;
  private int first;

  PercentDecoder(Object what) {
    this.what = what;
  }

  boolean isInEscape() {
    return state > 0;
  }

  /**
   * Take a character.
   *
   * @return the byte that is complete with it, -1 when there is none yet
   */
  int next(int c) {
    if (state == 0) {
      if (c != '%') {
        return c;
      }
      state = 1;
      return -1;
    }
    int digit = Character.digit((char) c, 16);
    if (digit < 0 || c > 'f') {
      throw malformed();
    }
    if (state == 1) {
      first = digit;
      state = 2;
      return -1;
    }
    state = 0;
    return first << 4 | digit;
  }

  /**
   * Take note that no further character comes.
   */
  void end() {
    if (state > 0) {
      throw malformed();
    }
  }

  private MalformedFormException malformed() {
    return new MalformedFormException(what + " has a percent sign without two hexadecimal digits behind it");
  }
}
