/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The CRC-32C of bytes that go by in their order.
 */
final class Digest {

  private final CRC32C sum = new CRC32C();
  private long count;

  void update(Buffer data) {
    ByteBuf bytes = ((BufferInternal) data).getByteBuf();
    for (ByteBuffer part : bytes.nioBuffers()) {
      sum.update(part);
    }
    count += data.length();
  }

  /** How many bytes went by. */
  long count() {
    return count;
  }

  long value() {
    return sum.getValue();
  }

  void reset() {
    sum.reset();
    count = 0;
  }
}
