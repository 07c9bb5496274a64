/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import io.vertx.tempfile.impl.claims.ClaimCheck;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * What lets a claimer have bytes by HTTP, once. A ticket has a number, by which it is found, and 128 secret bits. Confined to the context of
 * the node.
 */
final class Tickets {

  /** What all of them look like. */
  static final String PATTERN = "[A-Za-z0-9_-]{32}";

  private static final int SECRET_BYTES = 16;

  private final Map<Long, Ticket> valid = new HashMap<>();
  private long number;

  private static final class Ticket {

    final byte[] secret = ClaimCheck.random(SECRET_BYTES);
    final Sending sending;

    Ticket(Sending sending) {
      this.sending = sending;
    }
  }

  /**
   * @param before the number of the one that it takes the place of, or anything else
   */
  long issue(Sending sending, long before) {
    revoke(before);
    number++;
    valid.put(number, new Ticket(sending));
    return number;
  }

  void revoke(long number) {
    valid.remove(number);
  }

  /**
   * What the claimer shows.
   */
  String text(long number) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + SECRET_BYTES).putLong(number).put(valid.get(number).secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Use up a ticket. Its secret takes as long to compare wherever it is wrong.
   *
   * @return null when it is none, or was used before
   */
  Sending take(String text) {
    if (!text.matches(PATTERN)) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    long shown = bytes.getLong();
    byte[] secret = new byte[SECRET_BYTES];
    bytes.get(secret);
    Ticket ticket = valid.get(shown);
    if (ticket == null || !MessageDigest.isEqual(secret, ticket.secret)) {
      return null;
    }
    valid.remove(shown);
    return ticket.sending;
  }
}
