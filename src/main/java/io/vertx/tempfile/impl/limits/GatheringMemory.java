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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The memory in which small writes that wait are gathered, and to which workers read, bounded for all files of the process together.
 * Thread-safe.
 * <p>
 * It is off the heap, where the system takes from and puts to as it is, and is used again and again, the last one first, which a processor
 * still has at hand. Only workers make more of it: with direct memory used up the JDK waits and collects before it says so.
 */
public final class GatheringMemory {

  /** The bytes of one buffer. */
  public static final int SIZE = 512 * 1024;
  /** How many buffers there are at most. */
  public static final int LARGEST_COUNT = 16;

  /** So long nobody tries again when there was no memory. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);
  /** Behind all that its making uses. */
  private static final GatheringMemory SHARED = new GatheringMemory(LARGEST_COUNT, SIZE, System::nanoTime);

  private final ConcurrentLinkedDeque<ByteBuf> free = new ConcurrentLinkedDeque<>();
  private final AtomicInteger count = new AtomicInteger();
  private final int largestCount;
  private final int size;
  private final LongSupplier clock;
  private volatile long failedAt;

  /**
   * @param clock tells nanoseconds, from any origin
   */
  GatheringMemory(int largestCount, int size, LongSupplier clock) {
    this.largestCount = largestCount;
    this.size = size;
    this.clock = clock;
    this.failedAt = clock.getAsLong() - PAUSE_NANOS;
  }

  /**
   * That of all files.
   */
  public static GatheringMemory shared() {
    return SHARED;
  }

  /**
   * Take an empty buffer.
   *
   * @return null when none is free
   */
  public ByteBuf take() {
    ByteBuf buffer = free.poll();
    return buffer == null ? null : buffer.clear();
  }

  /**
   * Take an empty buffer, and see to it that there is another one for who calls meanwhile. Blocking.
   *
   * @return null when there are as many as there may be, or there is no memory for one more
   */
  public ByteBuf takeOrMake() {
    ByteBuf buffer = free.poll();
    if (buffer == null) {
      buffer = make();
    }
    if (buffer == null) {
      return null;
    }
    if (free.isEmpty()) {
      ByteBuf spare = make();
      if (spare != null) {
        free.push(spare);
      }
    }
    return buffer.clear();
  }

  private ByteBuf make() {
    if (count.get() >= largestCount || clock.getAsLong() - failedAt < PAUSE_NANOS) {
      return null;
    }
    if (count.incrementAndGet() <= largestCount) {
      try {
        return Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(size));
      } catch (OutOfMemoryError e) {
        failedAt = clock.getAsLong();
      }
    }
    count.decrementAndGet();
    return null;
  }

  /**
   * Give back what was taken.
   */
  public void giveBack(ByteBuf buffer) {
    free.push(buffer);
  }

  /**
   * How many buffers are taken. For tests, which see to it that all are given back.
   */
  public int taken() {
    return count.get() - free.size();
  }
}
