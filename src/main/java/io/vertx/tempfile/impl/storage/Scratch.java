/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.storage;

import io.netty.buffer.ByteBuf;
import io.vertx.tempfile.impl.limits.GatheringMemory;

import java.nio.ByteBuffer;

/**
 * Where a worker puts what it reads or gathers, before that goes to its place. It is given back before anything is completed: who hears
 * that all is done can count on it that no memory is taken for it any more. Confined to the worker.
 */
final class Scratch implements AutoCloseable {

  private final GatheringMemory memory = GatheringMemory.shared();
  /** Off the heap, so that the system reads into it; null when there was no need for it, or no memory. */
  private ByteBuf direct;

  /** Room for so many bytes, on the heap when there is none off it. */
  ByteBuffer take(int count) {
    direct = direct == null && count <= GatheringMemory.SIZE ? memory.takeOrMake() : direct;
    return direct == null || count > GatheringMemory.SIZE ? ByteBuffer.allocate(count) : direct.internalNioBuffer(0, count);
  }

  /** As much as there is at once off the heap, null for none. */
  ByteBuffer takeAll() {
    direct = direct == null ? memory.takeOrMake() : direct;
    return direct == null ? null : direct.internalNioBuffer(0, GatheringMemory.SIZE);
  }

  @Override
  public void close() {
    if (direct != null) {
      memory.giveBack(direct);
      direct = null;
    }
  }
}
