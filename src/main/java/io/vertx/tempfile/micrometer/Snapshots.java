/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.micrometer;

import io.micrometer.core.instrument.Clock;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemStats;

import java.lang.ref.WeakReference;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The statistics that the meters of one registry read, the same for all of a scrape.
 * <p>
 * Nobody tells a meter where a scrape begins. But a scrape asks each meter once: when one asks that has had this snapshot already, another
 * scrape has begun, and a new snapshot is taken. So whoever asks one meter again and again gets what is true at the moment, which a
 * snapshot that is good for a time would not give; and a scrape reads the statistics once, in whatever order it goes through the meters.
 * A snapshot ends by the clock too, for those meters which were not asked since it was taken. When several scrapes run at a time, or when
 * a registry asks a meter twice, as those do that compute rates, there are more snapshots; none of them mixes two moments.
 * <p>
 * A registry may live as long as the process, so the file system is held weakly. Meters get the last snapshot when it is gone.
 */
final class Snapshots {

  /** Longer than a scrape takes, and much shorter than the time from one to the next. */
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final TempFileSystemStats NONE = new TempFileSystemStats(new JsonObject());

  private final WeakReference<TempFileSystem> fs;
  private final Clock clock;

  // Guarded by this
  private int readers;
  private TempFileSystemStats latest = NONE;
  private long takenAt;
  /** Those who have had the latest. */
  private final BitSet served = new BitSet();

  Snapshots(TempFileSystem fs, Clock clock) {
    this.fs = new WeakReference<>(fs);
    this.clock = clock;
  }

  /** A reader of what only grows: it stays where it is when the file system is gone. */
  ToDoubleFunction<Object> total(ToDoubleFunction<TempFileSystemStats> value) {
    int reader = newReader();
    return any -> value.applyAsDouble(read(reader));
  }

  /** Like {@link #total}, of a number of times. */
  ToLongFunction<Object> count(ToLongFunction<TempFileSystemStats> value) {
    int reader = newReader();
    return any -> value.applyAsLong(read(reader));
  }

  /** A reader of what is there: not a number when the file system is gone, as for all gauges. */
  ToDoubleFunction<Object> present(ToDoubleFunction<TempFileSystemStats> value) {
    int reader = newReader();
    return any -> {
      TempFileSystemStats stats = read(reader);
      return fs.get() == null ? Double.NaN : value.applyAsDouble(stats);
    };
  }

  private synchronized int newReader() {
    return readers++;
  }

  private synchronized TempFileSystemStats read(int reader) {
    TempFileSystem source = fs.get();
    long now = clock.monotonicTime();
    if (source != null && (latest == NONE || served.get(reader) || now - takenAt >= LONGEST_NANOS)) {
      latest = source.stats();
      takenAt = now;
      served.clear();
    }
    served.set(reader);
    return latest;
  }
}
