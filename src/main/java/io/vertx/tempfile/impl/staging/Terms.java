/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

/**
 * On which terms a source is taken.
 */
final class Terms {

  /** The property that limits its size, and the size in bytes, 0 for no limit. */
  final String property;
  final long maxSize;
  /** The time in milliseconds in which it has to go on, 0 for as long as it takes. */
  final long timeout;

  Terms(String property, long maxSize, long timeout) {
    this.property = property;
    this.maxSize = maxSize;
    this.timeout = timeout;
  }
}
