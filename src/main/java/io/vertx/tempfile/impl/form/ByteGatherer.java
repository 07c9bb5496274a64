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

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Bytes that become a text. They are gathered singly, which takes the lock of a {@link java.io.ByteArrayOutputStream} too long.
 */
final class ByteGatherer {

  private byte[] bytes = new byte[64];
  private int size;

  void add(int b) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * size));
    }
    bytes[size++] = (byte) b;
  }

  int size() {
    return size;
  }

  /** What was gathered; the next byte begins another text. */
  String take(Charset charset) {
    String text = new String(bytes, 0, size, charset);
    size = 0;
    return text;
  }
}
