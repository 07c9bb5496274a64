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
 * What the {@link ClaimLedger} decided, and what there is to do because of it. Immutable.
 *
 * @param <T> what is checked in
 */
final class Decision<T> {

  enum Answer {
    /** Yes, and it was not before. */
    DONE,
    /** It was done before, for the same one. */
    REPEATED,
    /** Somebody else has a lease of it. */
    LEASED_TO_ANOTHER,
    /** It is not there for the one who asks, and never will be. */
    GONE
  }

  final Answer answer;
  /** The lease that is over by it, and to be stopped before anything else is done; null for none. */
  final Lease released;
  /** The lease that there is from now on, null for none. */
  final Lease lease;
  /** The file that is given away by it, null for none. */
  final T taken;
  /** The file that nobody can have any more, and is to be disposed of, null for none. */
  final T unwanted;

  private Decision(Answer answer, Lease released, Lease lease, T taken, T unwanted) {
    this.answer = answer;
    this.released = released;
    this.lease = lease;
    this.taken = taken;
    this.unwanted = unwanted;
  }

  static <T> Decision<T> of(Answer answer) {
    return new Decision<>(answer, null, null, null, null);
  }

  static <T> Decision<T> lease(Answer answer, Lease released, Lease lease) {
    return new Decision<>(answer, released, lease, null, null);
  }

  static <T> Decision<T> released(Lease released) {
    return new Decision<>(Answer.DONE, released, null, null, null);
  }

  static <T> Decision<T> taken(Lease released, T file) {
    return new Decision<>(Answer.DONE, released, null, file, null);
  }

  static <T> Decision<T> unwanted(Lease released, T file) {
    return new Decision<>(Answer.DONE, released, null, null, file);
  }
}
