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

import java.util.function.Function;

/**
 * What one file has taken of an allowance. Thread-safe.
 */
public final class Charge {

  private final Function<Usage, Allowance> kind;
  // Guarded by this
  private Usage usage;
  private long taken;

  private Charge(Usage usage, Function<Usage, Allowance> kind) {
    this.usage = usage;
    this.kind = kind;
  }

  public static Charge ofMemory(Usage usage) {
    return new Charge(usage, Usage::memory);
  }

  public static Charge ofDisk(Usage usage) {
    return new Charge(usage, Usage::disk);
  }

  /**
   * Take more if there is as much.
   */
  public boolean tryRaise(long bytes) {
    return bytes == 0 || raise(bytes);
  }

  private synchronized boolean raise(long bytes) {
    boolean there = allowance().tryTake(bytes);
    taken += there ? bytes : 0;
    return there;
  }

  public synchronized void lower(long bytes) {
    long given = Math.min(bytes, taken);
    taken -= given;
    allowance().giveBack(given);
  }

  public synchronized void giveAllBack() {
    lower(taken);
  }

  /**
   * Take the same from other books, even if it is used up there: the bytes are there.
   */
  public synchronized void moveTo(Usage other) {
    kind.apply(other).take(taken);
    allowance().giveBack(taken);
    usage = other;
  }

  /**
   * The books that it is in.
   */
  public synchronized Usage usage() {
    return usage;
  }

  public Allowance allowance() {
    return kind.apply(usage());
  }
}
