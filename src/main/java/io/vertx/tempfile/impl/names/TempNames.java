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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The unguessable part of the names that we make: 128 bits of a secure source in 26 lower-case characters.
 */
public final class TempNames implements Supplier<String> {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HALF = "[0-9a-f][0-9a-v]{12}";
  private static final Pattern WHOLE = Pattern.compile(HALF + HALF);

  @Override
  public String get() {
    byte[] bits = new byte[2 * Long.BYTES];
    RANDOM.nextBytes(bits);
    ByteBuffer halves = ByteBuffer.wrap(bits);
    return half(halves.getLong()) + half(halves.getLong());
  }

  /**
   * What always follows from the same text, and looks like what {@link #get()} returns.
   */
  static String derivedFrom(String text) {
    try {
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
      return half(digest.getLong()) + half(digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Whether a name contains what {@link #get()} returns.
   */
  public static boolean isIn(String name) {
    return WHOLE.matcher(name).find();
  }

  private static String half(long bits) {
    String digits = Long.toUnsignedString(bits, 32);
    return "0".repeat(13 - digits.length()) + digits;
  }
}
