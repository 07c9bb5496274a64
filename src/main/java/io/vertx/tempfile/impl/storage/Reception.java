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
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.internal.buffer.BufferInternal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where an {@link AsyncFile} puts the one thing that it reads. It reads into an array of its own and copies that to the buffer that it was
 * given; this one keeps the array instead. It takes nothing but that one piece, at index 0, and is seen by nobody else.
 * <p>
 * For the thread that reads, and after that for the one that is told of it.
 */
final class Reception extends UnpooledHeapByteBuf {

  private static final byte[] NOTHING = {};

  private final int expected;
  private byte[] array = NOTHING;
  private int offset;
  private int length;

  /**
   * @param expected how many bytes there are at most
   */
  Reception(int expected) {
    super(UnpooledByteBufAllocator.DEFAULT, 0, expected);
    this.expected = expected;
  }

  /**
   * What an {@link AsyncFile} is to read into.
   */
  Buffer buffer() {
    return BufferInternal.buffer(this);
  }

  @Override
  public int capacity() {
    return expected;
  }

  @Override
  public ByteBuf setBytes(int index, ByteBuffer source) {
    if (index != 0 || length > 0) {
      throw new UnsupportedOperationException("This takes one piece, at index 0");
    }
    length = source.remaining();
    if (source.hasArray()) {
      array = source.array();
      offset = source.arrayOffset() + source.position();
      source.position(source.limit());
    } else {
      array = new byte[length];
      source.get(array);
    }
    return this;
  }

  /**
   * What was read. An array that is empty for the most part is not kept.
   */
  Buffer received() {
    return offset == 0 ? keep(array, length) : keep(Arrays.copyOfRange(array, offset, offset + length), length);
  }

  /**
   * A buffer of the first {@code length} bytes of an array, which it takes over unless the array is empty for the most part.
   */
  static Buffer keep(byte[] array, int length) {
    return BufferInternal.buffer(new Received(length >= array.length / 2 ? array : Arrays.copyOf(array, length), length));
  }

  /** It can be appended to, as any buffer. */
  private static final class Received extends UnpooledHeapByteBuf {

    Received(byte[] array, int length) {
      super(UnpooledByteBufAllocator.DEFAULT, array, Integer.MAX_VALUE);
      writerIndex(length);
    }
  }
}
