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

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * A piece of the body as an array to look at, and as a buffer to hand on.
 */
final class Piece {

  private final ByteBuf bytes;
  private final byte[] array;
  private final int offset;
  final int length;

  Piece(Buffer buffer) {
    bytes = ((BufferInternal) buffer).getByteBuf().slice();
    length = bytes.readableBytes();
    if (bytes.hasArray()) {
      array = bytes.array();
      offset = bytes.arrayOffset();
    } else {
      array = new byte[length]; // to look at each byte through the layers of a buffer takes longer than to copy it
      bytes.getBytes(0, array);
      offset = 0;
    }
  }

  byte at(int index) {
    return array[offset + index];
  }

  /** A view, no copy. */
  Buffer slice(int from, int to) {
    return BufferInternal.buffer(bytes.slice(from, to - from));
  }
}
