/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.limits;

/**
 * Memory that files have given back and others can have: to clear fresh memory takes longer than to fill it. The blocks of one size are
 * taken in the order in which a processor still has them at hand, the last one first.
 * <p>
 * What is in a block that is taken is anything, other files' content too: who takes one must write each byte before he reads it. Any
 * thread; guarded by this.
 */
public final class IdleBlocks {

  /** Smaller ones are cleared as fast as they are found here. */
  private static final int SMALLEST = 1024;
  private static final int SIZES = 7;
  private static final long MOST = 1024 * 1024;

  private final long limit;
  private final byte[][][] idle = new byte[SIZES][][];
  private final int[] counts = new int[SIZES];
  private long bytes;

  /**
   * @param limit the bytes that may lie idle, of which a MiB is made use of
   */
  IdleBlocks(long limit) {
    this.limit = Math.min(limit, MOST);
  }

  /**
   * @param size in bytes, a power of two
   */
  public byte[] take(int size) {
    byte[] block = size < SMALLEST ? null : poll(kindOf(size));
    return block == null ? new byte[size] : block;
  }

  private synchronized byte[] poll(int kind) {
    if (kind >= SIZES || counts[kind] == 0) {
      return null;
    }
    byte[] block = idle[kind][--counts[kind]];
    idle[kind][counts[kind]] = null;
    bytes -= block.length;
    return block;
  }

  /**
   * Have others take blocks that nobody looks at any more.
   *
   * @param blocks each of a size that is a power of two, or null
   */
  public synchronized void give(byte[][] blocks) {
    for (byte[] block : blocks) {
      if (block != null && block.length >= SMALLEST && bytes + block.length <= limit) {
        push(kindOf(block.length), block);
      }
    }
  }

  private void push(int kind, byte[] block) {
    if (kind >= SIZES) {
      return;
    }
    if (idle[kind] == null) {
      idle[kind] = new byte[(int) (limit / block.length)][];
    }
    idle[kind][counts[kind]++] = block;
    bytes += block.length;
  }

  private static int kindOf(int size) {
    return Integer.numberOfTrailingZeros(size / SMALLEST);
  }

  /**
   * The bytes that lie idle.
   */
  synchronized long bytes() {
    return bytes;
  }
}
