/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.soak;

import io.vertx.core.Future;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * What became of the uploads of a soak, and what was left when it was over.
 */
final class Tally {

  /** What becomes of an upload. */
  enum Outcome {

    VERIFIED("answered, and all bytes are right"),
    PUBLISHED("of them handed over by a claim check and persisted"),
    UNCLAIMED("of them handed over by a claim check that nobody claimed"),
    IN_A_FORM("of them forms of two files"),
    WITH_A_CR("of their files with the CR of a boundary at the end, which Netty took for content"),
    OVER_A_SOCKET("came over a socket, and all bytes are right"),
    REFUSED("refused because of their size, to the byte"),
    ABORTED("given up by the client in the middle"),
    CUT_OFF("cut off because a verticle was redeployed"),
    WRONG("answered in any other way, or not at all");

    private final String meaning;

    Outcome(String meaning) {
      this.meaning = meaning;
    }
  }

  final AtomicLong sent = new AtomicLong();
  final AtomicLong bytes = new AtomicLong();
  final AtomicLong redeployments = new AtomicLong();
  /** What files and file systems were asked to do, by name, and have not told anything of yet. */
  private final Map<String, AtomicLong> pending = new ConcurrentSkipListMap<>();
  private final AtomicLong[] outcomes = Arrays.stream(Outcome.values()).map(outcome -> new AtomicLong()).toArray(AtomicLong[]::new);
  private final Map<String, Long> left = new TreeMap<>();
  /** Why some were wrong, the first few. */
  private final Queue<String> reasons = new ConcurrentLinkedQueue<>();

  void add(Outcome outcome) {
    outcomes[outcome.ordinal()].incrementAndGet();
  }

  void wrong(String reason) {
    add(Outcome.WRONG);
    if (reasons.size() < 10) {
      reasons.add(reason);
    }
  }

  long count(Outcome outcome) {
    return outcomes[outcome.ordinal()].get();
  }

  /**
   * Watch over a future until it tells its outcome.
   */
  <T> Future<T> watched(String name, Future<T> future) {
    AtomicLong count = pending.computeIfAbsent(name, key -> new AtomicLong());
    count.incrementAndGet();
    return future.onComplete(outcome -> count.decrementAndGet());
  }

  /**
   * Whether all have told their outcome.
   */
  boolean isNothingPending() {
    return pending.values().stream().allMatch(count -> count.get() == 0);
  }

  /**
   * Count those futures as left that have told nothing.
   */
  void pendingAreLeft() {
    left("futures", pending.values().stream().mapToLong(AtomicLong::get).sum());
    pending.forEach((name, count) -> {
      if (count.get() != 0) {
        left("futures of " + name, count.get());
      }
    });
  }

  void left(String what, long count) {
    left.put(what, count);
  }

  /**
   * Whether all was right, and nothing is left.
   */
  boolean isClean() {
    return count(Outcome.WRONG) == 0 && count(Outcome.VERIFIED) > 0 && left.values().stream().allMatch(count -> count == 0);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    line(text, sent.get(), "uploads sent, " + bytes.get() / 1024 / 1024 + " MiB");
    for (Outcome outcome : Outcome.values()) {
      line(text, count(outcome), outcome.meaning);
    }
    reasons.forEach(reason -> text.append("           ").append(reason).append('\n'));
    line(text, redeployments.get(), "verticles redeployed meanwhile");
    return text + "left: "
      + left.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder text, long count, String meaning) {
    text.append(String.format("%9d  %s%n", count, meaning));
  }
}
