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

/**
 * The time in which one claimer on another node, and nobody else, can have what was checked in.
 */
public interface Lease {

  /**
   * Begin nothing any more, as it is over. Any thread; more than once.
   */
  void stop();
}
