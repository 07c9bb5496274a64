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

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a claim check looks like: 128 random bits, then who issued it and until when it is good, so that one which stands for nothing can
 * be explained without remembering it. All in the URL-safe alphabet of Base64.
 */
final class ClaimCheckFormat {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 16;
  private static final int BYTES = RANDOM_BYTES + Integer.BYTES + Long.BYTES;

  /** Tells the checks of this Vert.x from those of others. */
  private final int issuer = RANDOM.nextInt();

  String issue(long expiry) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).put(random).putInt(issuer).putLong(expiry);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Why a claim check that is not known stands for nothing.
   */
  String explain(String check, long now) {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(check));
    } catch (IllegalArgumentException e) {
      return "Not a claim check";
    }
    if (bytes.remaining() != BYTES) {
      return "Not a claim check";
    }
    if (bytes.getInt(RANDOM_BYTES) != issuer) {
      return "The claim check was issued by another Vert.x or node";
    }
    long expiry = bytes.getLong(RANDOM_BYTES + Integer.BYTES);
    return expiry <= now
      ? "The claim check has timed out, or was claimed before"
      : "The claim check was claimed before";
  }
}
