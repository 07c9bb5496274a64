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

import java.util.concurrent.atomic.AtomicLong;

/**
 * A number of bytes that the files of a file system share: each takes what it needs and gives it back. Any thread may call.
 */
public final class Allowance {

  /** In the place of a limit: none. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  private final long limit;
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();

  /**
   * @param limit the most bytes to be taken together
   */
  public Allowance(long limit) {
    this.limit = limit;
  }

  /**
   * Take some bytes if there are as many.
   */
  public boolean tryTake(long bytes) {
    if (bytes == 0) {
      return true;
    }
    if (limit == UNLIMITED) {
      take(bytes);
      return true;
    }
    for (long now = used.get(); bytes <= limit - now; now = used.get()) {
      if (used.compareAndSet(now, now + bytes)) {
        notePeak(now + bytes);
        return true;
      }
    }
    return false;
  }

  /**
   * Take bytes that are in use already, whatever the limit.
   */
  public void take(long bytes) {
    notePeak(used.addAndGet(bytes));
  }

  public void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  public long limit() {
    return limit;
  }

  /**
   * How much is taken; the largest number where it is more than that, which files full of holes can be.
   */
  public long used() {
    long now = used.get();
    return now < 0 ? Long.MAX_VALUE : now;
  }

  public long peak() {
    return peak.get();
  }

  private void notePeak(long sum) {
    long now = sum < 0 ? Long.MAX_VALUE : sum;
    if (now > peak.get()) {
      peak.accumulateAndGet(now, Math::max);
    }
  }
}
