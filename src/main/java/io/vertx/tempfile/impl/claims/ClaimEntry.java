/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.claims;

/**
 * What is known of one claim check. Belongs to the {@link ClaimLedger}.
 */
final class ClaimEntry<T> {

  enum State { HELD, LEASED, COMMITTED }

  final ClaimCheck check;
  final long deadline;
  State state = State.HELD;
  /** Null once it is somebody else's. */
  T file;
  /** Whether other nodes can ask for it. */
  boolean clustered;
  /** Who has a lease of it, or has it for good; null while it is HELD. */
  String attempt;
  /** That of the last attempt, also when it is over: whoever gets the file has to end it, once more if need be. */
  Lease lease;
  /** When its state ends by itself. */
  long due;

  ClaimEntry(ClaimCheck check, T file, long deadline) {
    this.check = check;
    this.file = file;
    this.deadline = deadline;
    this.due = deadline;
    this.clustered = check.isClustered();
  }

  boolean isOf(String attempt) {
    return state != State.HELD && this.attempt.equals(attempt);
  }
}
