/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The SHA-256 of a stream, taken as it flows: one buffer at a time is in memory, and the event loop is free between two of them.
 */
final class Sha256 {

  private Sha256() {
  }

  // tag::sha256[]
  static Future<String> of(ReadStream<Buffer> stream) {
    MessageDigest digest = sha256();
    Promise<String> sum = Promise.promise();
    stream
      .exceptionHandler(sum::tryFail)
      .endHandler(v -> sum.tryComplete(hex(digest.digest())))
      .handler(buffer -> digest.update(buffer.getBytes()));
    return sum.future();
  }
  // end::sha256[]

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return String.format("%064x", new BigInteger(1, bytes));
  }
}
