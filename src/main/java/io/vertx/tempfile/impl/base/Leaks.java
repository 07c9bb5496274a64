/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import io.vertx.core.Closeable;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What was forgotten in a file system: each is counted, and of each kind one is reported a minute, with how many there were.
 * <p>
 * Where it is known where something was opened, the places take the place of the kinds. What waits to be reported is reported with the next
 * warning after the minute, whatever its kind, when the file system closes, or when Vert.x does. There is no timer, which would keep
 * Vert.x busy for a line in a log: a hook in the closing of Vert.x is there while something waits, and no longer. Any thread may
 * call; the cleaner of Vert.x does as a rule.
 */
public final class Leaks {

  /** Users know it by the name of the class that told of each. */
  private static final Logger LOG = LoggerFactory.getLogger(Forgotten.class);
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final LongAdder count = new LongAdder();
  private final CloseFuture vertxClose;
  private final LongSupplier clock;
  private final Closeable hook = completion -> {
    reportAll();
    completion.succeed();
  };

  // Guarded by this
  /** One for each kind, or place, that was reported within the last minute or waits to be. */
  private final Map<List<Object>, Warning> warnings = new LinkedHashMap<>();
  /** Whether the hook is in {@link #vertxClose}. */
  private boolean hooked;

  /** When a kind was reported last, and what waits since then. */
  private static final class Warning {

    private final String what;
    private final Throwable opening;
    private String which;
    private long reportedAt;
    private int waiting;

    Warning(String what, Throwable opening) {
      this.what = what;
      this.opening = opening;
    }

    /** What to say of the last that was forgotten, and of how many others wait. */
    Report report(long now) {
      StringBuilder text = new StringBuilder("A ").append(what).append(' ').append(which)
        .append(" was not closed and has become unreachable: it is closed and deleted");
      if (waiting > 1) {
        String were = waiting == 2 ? "was " : "were ";
        text.append(", and so ").append(were).append(waiting - 1).append(" more");
        if (opening != null) {
          text.append(" that ").append(were).append("opened at the same place");
        }
        text.append(" since the last warning");
      }
      if (opening == null) {
        text.append(". Set -D").append(Forgotten.LEAK_DETECTION).append("=full to be told where each was opened");
      }
      waiting = 0;
      reportedAt = now;
      return new Report(text.toString(), opening);
    }
  }

  /** What is logged when the lock is released, as a log may be anybody's code. */
  private static final class Report {

    private final String text;
    private final Throwable opening;

    Report(String text, Throwable opening) {
      this.text = text;
      this.opening = opening;
    }

    void log() {
      if (opening != null) {
        LOG.warn(text, opening);
      } else {
        LOG.warn(text);
      }
    }
  }

  /**
   * @param vertxClose runs its hooks when Vert.x closes
   * @param clock tells nanoseconds, from any moment on
   */
  public Leaks(CloseFuture vertxClose, LongSupplier clock) {
    this.vertxClose = vertxClose;
    this.clock = clock;
  }

  /**
   * How many were reclaimed.
   */
  public long count() {
    return count.sum();
  }

  /**
   * One more was reclaimed.
   */
  void reclaimed() {
    count.increment();
  }

  /**
   * Report one, now or later.
   *
   * @param what its kind, in words that go after "A"
   * @param which which of the kind, in words that go after those
   * @param opening where it was opened, null when that is not known
   */
  void found(String what, String which, Throwable opening) {
    List<Report> reports = new ArrayList<>(1);
    synchronized (this) {
      long now = clock.getAsLong();
      List<Object> key = opening == null ? List.of(what) : List.of(what, Arrays.asList(opening.getStackTrace()));
      Warning warning = warnings.get(key);
      boolean first = warning == null;
      if (first) {
        warning = new Warning(what, opening);
        warnings.put(key, warning);
      }
      warning.which = which;
      warning.waiting++;
      if (first || !isHooked()) {
        reports.add(warning.report(now));
      }
      reportOverdue(now, reports);
      unhookIfNothingWaits();
    }
    reports.forEach(Report::log);
  }

  /** Report what waits for a minute, and forget what nothing came after. */
  private void reportOverdue(long now, List<Report> reports) {
    for (Iterator<Warning> all = warnings.values().iterator(); all.hasNext();) {
      Warning warning = all.next();
      if (now - warning.reportedAt >= MINUTE) {
        if (warning.waiting > 0) {
          reports.add(warning.report(now));
        } else {
          all.remove();
        }
      }
    }
  }

  /**
   * Report all that waits.
   */
  public void reportAll() {
    List<Report> reports = new ArrayList<>(0);
    synchronized (this) {
      long now = clock.getAsLong();
      for (Warning warning : warnings.values()) {
        if (warning.waiting > 0) {
          reports.add(warning.report(now));
        }
      }
      unhookIfNothingWaits();
    }
    reports.forEach(Report::log);
  }

  /** Whether something may wait: once Vert.x has begun to close, there may be nobody to report it any more. */
  private boolean isHooked() {
    if (!hooked) {
      hooked = vertxClose.add(hook);
    }
    return hooked && !vertxClose.isClosed();
  }

  private void unhookIfNothingWaits() {
    if (hooked && warnings.values().stream().noneMatch(warning -> warning.waiting > 0)) {
      vertxClose.remove(hook);
      hooked = false;
    }
  }
}
