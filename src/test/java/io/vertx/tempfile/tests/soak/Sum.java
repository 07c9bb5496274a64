/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.soak;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What tells whether all bytes are right.
 */
final class Sum {

  /** Of its text. */
  static final int LENGTH = 64;

  private Sum() {
  }

  static String of(Buffer content) {
    MessageDigest digest = digest();
    digest.update(content.getBytes());
    return text(digest);
  }

  /**
   * That of a file, read as a stream from its beginning.
   */
  static Future<String> of(AsyncFile file) {
    MessageDigest digest = digest();
    Promise<String> sum = Promise.promise();
    try {
      file.setReadPos(0);
      file.exceptionHandler(sum::tryFail);
      file.endHandler(v -> sum.tryComplete(text(digest)));
      file.handler(data -> digest.update(data.getBytes()));
    } catch (IllegalStateException e) {
      sum.tryFail(e);
    }
    return sum.future();
  }

  private static String text(MessageDigest digest) {
    return String.format("%064x", new BigInteger(1, digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
