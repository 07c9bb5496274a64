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
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.limits.Charge;
import io.vertx.tempfile.impl.limits.Usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Bytes kept on the heap in blocks that never move: growing copies nothing, and holes take no memory.
 * <p>
 * The first block holds 128 bytes, each next one as much as all before it together, up to 64 KiB, so that a small file stays small and a
 * large one wastes at most a block. Not synchronized: one operation at a time, each seeing the one before, is the caller's business.
 */
final class MemoryStorage implements Storage {

  private static final int FIRST_BLOCK = 128;
  private static final int LARGEST_BLOCK = 64 * 1024;
  /** Index of the first block of the largest size, and the position where it begins. */
  private static final int UNIFORM_INDEX = 1 + Integer.numberOfTrailingZeros(LARGEST_BLOCK / FIRST_BLOCK);
  private static final int UNIFORM_START = LARGEST_BLOCK;

  /** Blocks in the order of their positions; null stands for zeros. What lies behind the length can be anything. */
  private byte[][] blocks = new byte[2][];
  private volatile int length;
  private final Charge charge;

  MemoryStorage(Usage usage) {
    this.charge = Charge.ofMemory(usage);
  }

  /**
   * Take the memory that a write needs, as far as it is not there yet.
   *
   * @return false when there is not as much
   */
  boolean reserve(long position, int count) {
    long needed = 0;
    int last = indexOf((int) position + count - 1);
    for (int index = indexOf((int) position); index <= last; index++) {
      if (index >= blocks.length || blocks[index] == null) {
        needed += sizeOf(index);
      }
    }
    return charge.tryRaise(needed);
  }

  /** The memory that it needs was reserved. */
  @Override
  public Future<Void> write(ByteBuf data, long position) {
    store(data, position);
    return Future.succeededFuture();
  }

  void store(ByteBuf data, long position) {
    int from = (int) position;
    if (from > length && data.isReadable()) {
      clear(length, from);
    }
    int begin = data.readerIndex();
    int count = data.readableBytes();
    for (int done = 0; done < count; ) {
      int index = indexOf(from + done);
      int offset = from + done - startOf(index);
      int step = Math.min(count - done, sizeOf(index) - offset);
      data.getBytes(begin + done, block(index, from), offset, step);
      done += step;
    }
    if (count > 0) {
      length = Math.max(length, from + count);
    }
  }

  @Override
  public Future<Buffer> read(long position, int count) {
    if (position >= length) {
      return Future.succeededFuture(Buffer.buffer());
    }
    int from = (int) position;
    int there = Math.min(count, length - from);
    Buffer bytes = Buffer.buffer(there);
    for (int done = 0; done < there; ) {
      int index = indexOf(from + done);
      int offset = from + done - startOf(index);
      int step = Math.min(there - done, sizeOf(index) - offset);
      byte[] block = index < blocks.length ? blocks[index] : null;
      if (block != null) {
        bytes.appendBytes(block, offset, step);
      } else {
        bytes.appendBytes(new byte[step]);
      }
      done += step;
    }
    return Future.succeededFuture(bytes);
  }

  @Override
  public Future<Void> truncate(long size) {
    int end = (int) size;
    if (end < length) {
      int last = indexOf(end);
      for (int index = last + 1; index < blocks.length; index++) {
        giveBack(index);
      }
    } else {
      clear(length, end);
    }
    length = end;
    return Future.succeededFuture();
  }

  @Override
  public Future<Long> size() {
    return Future.succeededFuture((long) length);
  }

  @Override
  public long sizeBlocking() {
    return length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public Future<Void> flush() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Integer> fileDescriptor() {
    return Future.failedFuture(new UnsupportedOperationException("memory has no file descriptor"));
  }

  @Override
  public void moveTo(Usage usage) {
    charge.moveTo(usage);
  }

  @Override
  public Future<Void> close() {
    byte[][] unused = blocks;
    blocks = new byte[0][];
    length = 0;
    charge.usage().idleBlocks().give(unused);
    charge.giveAllBack();
    return Future.succeededFuture();
  }

  /** Leaves holes where no block is. */
  @Override
  public void copyTo(FileChannel channel) throws IOException {
    for (int index = 0; index < blocks.length; index++) {
      if (blocks[index] != null && startOf(index) < length) {
        long position = startOf(index);
        ByteBuffer bytes = ByteBuffer.wrap(blocks[index], 0, (int) Math.min(blocks[index].length, length - position));
        while (bytes.hasRemaining()) {
          position += channel.write(bytes, position);
        }
      }
    }
    if (channel.size() < length) {
      channel.write(ByteBuffer.allocate(1), length - 1);
    }
  }

  private void giveBack(int index) {
    if (blocks[index] != null) {
      blocks[index] = null;
      charge.lower(sizeOf(index));
    }
  }

  /** Clear what is there of a hole that comes to lie within the length. */
  private void clear(int from, int to) {
    for (int index = indexOf(from); index < blocks.length && startOf(index) < to; index++) {
      if (blocks[index] != null) {
        int start = startOf(index);
        Arrays.fill(blocks[index], Math.max(from - start, 0), Math.min(to - start, sizeOf(index)), (byte) 0);
      }
    }
  }

  /**
   * @param from where the write begins for which it is
   */
  private byte[] block(int index, int from) {
    if (index >= blocks.length) {
      blocks = Arrays.copyOf(blocks, Math.max(index + 1, blocks.length * 2));
    }
    byte[] block = blocks[index];
    if (block == null) {
      block = blocks[index] = newBlock(index, from);
    }
    return block;
  }

  /** Nobody looks behind the length, so that what is there need not be clear; but somebody may look at a hole while it is filled. */
  private byte[] newBlock(int index, int from) {
    int start = startOf(index);
    if (start < length) {
      return new byte[sizeOf(index)];
    }
    byte[] block = charge.usage().idleBlocks().take(sizeOf(index));
    if (start < from) {
      Arrays.fill(block, 0, from - start, (byte) 0);
    }
    return block;
  }

  private static int indexOf(int position) {
    if (position >= UNIFORM_START) {
      return UNIFORM_INDEX + (position - UNIFORM_START) / LARGEST_BLOCK;
    }
    return 32 - Integer.numberOfLeadingZeros(position / FIRST_BLOCK);
  }

  private static int startOf(int index) {
    if (index >= UNIFORM_INDEX) {
      return UNIFORM_START + (index - UNIFORM_INDEX) * LARGEST_BLOCK;
    }
    return index == 0 ? 0 : FIRST_BLOCK << (index - 1);
  }

  private static int sizeOf(int index) {
    if (index >= UNIFORM_INDEX) {
      return LARGEST_BLOCK;
    }
    return index == 0 ? FIRST_BLOCK : FIRST_BLOCK << (index - 1);
  }
}
