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
import io.vertx.tempfile.StagedFormOptions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/**
 * Parses {@code application/x-www-form-urlencoded}, as the URL standard has it, but for escapes that are none: they are refused.
 */
final class UrlEncodedParser extends FormParser {

  private final FormLimits limits;
  private final Charset charset;
  private final FormListener listener;
  private final PercentDecoder decoder = new PercentDecoder("The form");
  private final ByteArrayOutputStream name = new ByteArrayOutputStream();
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();
  private boolean inPair;
  private boolean inValue;
  private PartLabel label;
  private long pairs;

  UrlEncodedParser(Charset charset, StagedFormOptions limits, FormListener listener) {
    this.limits = new FormLimits(limits);
    this.charset = charset;
    this.listener = listener;
  }

  @Override
  public void feed(Buffer buffer) {
    Piece piece = new Piece(buffer);
    limits.bodyCame(piece.length);
    for (int at = 0; at < piece.length; at++) {
      byte next = piece.at(at);
      if (next == '&') {
        pairEnds();
      } else {
        pairGoesOn(next & 0xFF);
      }
    }
  }

  private void pairGoesOn(int next) {
    if (!inPair) {
      inPair = true;
      pairs++;
      label = new PartLabel("field", pairs, null);
      limits.fieldCame();
    }
    if (next == '=' && !inValue) {
      decoder.end();
      inValue = true;
      label = new PartLabel("field", pairs, name.toString(charset));
      return;
    }
    int decoded = next == '+' && !decoder.isInEscape() ? ' ' : decoder.next(next);
    if (decoded >= 0) {
      add(decoded);
    }
  }

  private void add(int decoded) {
    if (!inValue) {
      limits.nameCame(label, 1);
      name.write(decoded);
    } else {
      limits.valueCame(label, 1, value.size() + 1L);
      value.write(decoded);
    }
  }

  private void pairEnds() {
    decoder.end();
    if (inPair) {
      listener.field(name.toString(charset), value.toString(charset));
      inPair = false;
      inValue = false;
      name.reset();
      value.reset();
    }
  }

  @Override
  public void end() {
    pairEnds();
  }
}
