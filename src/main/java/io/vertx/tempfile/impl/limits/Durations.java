/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.limits;

import io.vertx.core.json.JsonObject;

/**
 * How often something was done, and how long that took. Any thread may call.
 */
final class Durations {

  // Guarded by this, so that whoever reads them gets numbers that belong together
  private long count;
  private long total;
  private long max;

  synchronized void add(long nanos) {
    count++;
    total += nanos;
    max = Math.max(max, nanos);
  }

  /** Put the three numbers, the durations in nanoseconds, under names that begin with {@code name}. */
  synchronized void putInto(JsonObject json, String name) {
    json.put(name, count).put(name + "Nanos", total).put(name + "MaxNanos", max);
  }
}
