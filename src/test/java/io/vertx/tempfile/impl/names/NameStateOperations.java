/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.names;

import io.vertx.tempfile.impl.names.NameState.Purpose;

/**
 * What threads do with a name, and what has become of it.
 */
final class NameStateOperations {

  private static final String THERE = "there";

  final NameState state = new NameState(true);
  /** Written by the thread that has the name, and by no other. */
  private String fate = THERE;
  private volatile int owners;
  private volatile boolean flaw;

  boolean delete(boolean fails, long deadline) {
    return work(Purpose.DELETING, deadline, fails ? THERE : "deleted");
  }

  boolean part(boolean fails) {
    return work(Purpose.PARTING, NameState.NEVER, fails ? THERE : "somebody else's");
  }

  private boolean work(Purpose purpose, long deadline, String outcome) {
    if (!state.begin(purpose, deadline)) {
      return false;
    }
    flaw |= ++owners != 1 || !fate.equals(THERE);
    fate = outcome;
    owners--;
    state.finish(!outcome.equals(THERE));
    return true;
  }

  /** When nobody does anything any more. */
  void assertNoFlaw() {
    if (flaw || state.isBusy() || state.isManaged() != fate.equals(THERE)) {
      throw new IllegalStateException("two threads had it at a time, or one that was gone: " + fate);
    }
  }
}
