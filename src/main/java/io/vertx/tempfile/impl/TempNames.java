/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl;

import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * The unguessable part of the names that we make: 128 bits of a secure source in 26 lower-case characters.
 */
final class TempNames implements Supplier<String> {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public String get() {
    return half() + half();
  }

  private static String half() {
    String digits = Long.toUnsignedString(RANDOM.nextLong(), 32);
    return "0".repeat(13 - digits.length()) + digits;
  }
}
