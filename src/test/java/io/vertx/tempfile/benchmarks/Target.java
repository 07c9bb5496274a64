/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A ratio that is to be reached: of one subject to another in the same run, or to a constant.
 */
final class Target {

  /** The time that one in a hundred operations takes longer than, in microseconds, where each is measured. */
  static final String SLOWEST = "p99";

  /** What is done, as the table says it. */
  final String work;
  final Subject subject;
  /** The fastest of these counts; empty for what is compared with a constant. */
  final List<Subject> peers;
  final String against;
  private final ToDoubleFunction<Measure> quantity;
  private final double constant;
  /** Whether more of it is better: the ratio is that of the peer to the subject then, as speeds are. */
  private final boolean atLeast;
  final double bound;
  /** The bytes of one operation, 0 when its time says more. */
  private final double bytes;

  private Target(String work, Subject subject, List<Subject> peers, String against, ToDoubleFunction<Measure> quantity, double constant,
                 boolean atLeast, double bound, double bytes) {
    this.work = work;
    this.subject = subject;
    this.peers = peers;
    this.against = against;
    this.quantity = quantity;
    this.constant = constant;
    this.atLeast = atLeast;
    this.bound = bound;
    this.bytes = bytes;
  }

  /**
   * At least so many times the speed of a peer.
   */
  static Target speed(String work, Subject subject, String against, double atLeast, double bytes, Subject peer) {
    return new Target(work, subject, List.of(peer), against, measure -> measure.microseconds, 0, true, atLeast, bytes);
  }

  /**
   * At most so many times the time of the fastest peer.
   */
  static Target time(String work, Subject subject, String against, double atMost, Subject... peers) {
    return new Target(work, subject, List.of(peers), against, measure -> measure.microseconds, 0, false, atMost, 0);
  }

  /**
   * At most so many times the time of a peer, of the one in a hundred that takes longest.
   */
  static Target slowest(String work, Subject subject, String against, double atMost, Subject peer) {
    return new Target(work, subject, List.of(peer), against, measure -> measure.other(SLOWEST), 0, false, atMost, 0);
  }

  /**
   * At most so much of something else than time.
   *
   * @param unit how much of it counts as one
   */
  static Target amount(String work, Subject subject, String against, String quantity, double atMost, double unit) {
    return new Target(work, subject, List.of(), against, measure -> measure.other(quantity), unit, false, atMost, 0);
  }

  double ratio(Measure own, List<Measure> others) {
    double reference = others.stream().mapToDouble(quantity).min().orElse(constant);
    double value = quantity.applyAsDouble(own);
    return atLeast ? reference / value : value / reference;
  }

  boolean isMet(double ratio) {
    return atLeast ? ratio >= bound : ratio <= bound;
  }

  String bound() {
    return (atLeast ? "≥ " : "≤ ") + number(bound);
  }

  /**
   * An absolute value, for orientation.
   */
  String describe(double value) {
    if (bytes > 0) {
      return number(bytes / value / 1e3) + " GB/s";
    }
    if (peers.isEmpty()) {
      return number(value / constant);
    }
    return value >= 10_000 ? number(value / 1000) + " ms" : number(value) + " µs";
  }

  double value(Measure measure) {
    return quantity.applyAsDouble(measure);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 0.1 ? "%.3f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }
}
