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

import io.vertx.tempfile.impl.claims.Decision.Answer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.NoSuchElementException;

/**
 * What a claim check says: 128 secret bits, which file it stands for, who issued it and until when it is good by the clock of the issuer, so
 * that one which stands for nothing can be explained without remembering it; and the node that others can claim it from, if there is one. As
 * text, all in the URL-safe alphabet of Base64. Immutable; never tells its secret but by {@link #text()}.
 */
public final class ClaimCheck {

  /** The bytes by which a node is known. */
  public static final int NODE_BYTES = 16;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 16;
  private static final int LOCAL_BYTES = SECRET_BYTES + Integer.BYTES + 2 * Long.BYTES;

  private final byte[] secret;
  final int issuer;
  final long serial;
  final long expiry;
  private final byte[] node;

  private ClaimCheck(byte[] secret, int issuer, long serial, long expiry, byte[] node) {
    this.secret = secret;
    this.issuer = issuer;
    this.serial = serial;
    this.expiry = expiry;
    this.node = node;
  }

  /**
   * @param node the node that it can be claimed from, null for none
   */
  static ClaimCheck issue(int issuer, long serial, long expiry, byte[] node) {
    return new ClaimCheck(random(SECRET_BYTES), issuer, serial, expiry, node);
  }

  /**
   * Bytes that nobody can guess.
   */
  public static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * @return null when the text is no claim check
   */
  public static ClaimCheck parse(String text) {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (bytes.remaining() != LOCAL_BYTES && bytes.remaining() != LOCAL_BYTES + NODE_BYTES) {
      return null;
    }
    byte[] secret = new byte[SECRET_BYTES];
    bytes.get(secret);
    int issuer = bytes.getInt();
    long serial = bytes.getLong();
    long expiry = bytes.getLong();
    byte[] node = bytes.hasRemaining() ? new byte[NODE_BYTES] : null;
    if (node != null) {
      bytes.get(node);
    }
    return new ClaimCheck(secret, issuer, serial, expiry, node);
  }

  public String text() {
    ByteBuffer bytes = ByteBuffer.allocate(LOCAL_BYTES + (node == null ? 0 : NODE_BYTES))
      .put(secret).putInt(issuer).putLong(serial).putLong(expiry);
    if (node != null) {
      bytes.put(node);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * The node that it can be claimed from, null when that is the Vert.x that issued it alone.
   */
  public byte[] node() {
    return node == null ? null : node.clone();
  }

  boolean isClustered() {
    return node != null;
  }

  boolean isOf(byte[] other) {
    return Arrays.equals(node, other);
  }

  /**
   * Whether another one is the same, which takes as long to tell wherever they differ.
   */
  boolean isSame(ClaimCheck other) {
    return MessageDigest.isEqual(secret, other.secret) & issuer == other.issuer & expiry == other.expiry & Arrays.equals(node, other.node);
  }

  /**
   * Why it stands for nothing, as far as that can be known.
   *
   * @param asked who is asked
   */
  NoSuchElementException refusal(Answer answer, int asked) {
    if (issuer != asked) {
      return new NoSuchElementException("The claim check was issued by another Vert.x or node");
    }
    if (answer == Answer.LEASED_TO_ANOTHER) {
      return new NoSuchElementException("The claim check is just being claimed on another node");
    }
    return new NoSuchElementException(expiry <= System.currentTimeMillis()
      ? "The claim check has timed out, or was claimed before"
      : "The claim check was claimed before");
  }

  @Override
  public String toString() {
    return "claim check " + serial;
  }
}
