/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

/**
 * A read position that moves as bytes are delivered. Setting the position makes a new one, so that reads called before move the old one.
 * Guarded by the handle.
 */
final class Cursor {

  private long position;
  /** Sequential reads that were called and have not moved it yet. */
  private int reads;

  Cursor(long position) {
    this.position = position;
  }

  long position() {
    return position;
  }

  void advance(long count) {
    position += count;
  }

  void readBegins() {
    reads++;
  }

  void readDone() {
    reads--;
  }

  /**
   * Whether sequential reads are about to move it, so that nobody else may.
   */
  boolean isTaken() {
    return reads > 0;
  }
}
