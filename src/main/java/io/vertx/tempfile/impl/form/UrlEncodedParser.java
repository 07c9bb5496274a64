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

import java.nio.charset.Charset;

/**
 * Parses {@code application/x-www-form-urlencoded}, as the URL standard has it, but for escapes that are none: they are refused.
 */
final class UrlEncodedParser extends FormParser {

  private final FormLimits limits;
  private final Charset charset;
  private final FormListener listener;
  private final PercentDecoder decoder = new PercentDecoder("The form");
  /** Of the name or the value. */
  private final ByteGatherer bytes = new ByteGatherer();
  private boolean inPair;
  private boolean inValue;
  private String name;
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
      name = bytes.take(charset);
      label = new PartLabel("field", pairs, name);
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
    } else {
      limits.valueCame(label, 1, bytes.size() + 1L);
    }
    bytes.add(decoded);
  }

  private void pairEnds() {
    decoder.end();
    if (inPair) {
      String last = bytes.take(charset);
      listener.field(inValue ? name : last, inValue ? last : "");
      inPair = false;
      inValue = false;
    }
  }

  @Override
  public void end() {
    pairEnds();
  }
}
