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

import io.vertx.tempfile.impl.claims.ClaimEntry.State;
import io.vertx.tempfile.impl.claims.Decision.Answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What became of each claim check: who has the file, or may have it next. It decides, and does nothing: no clock, no timer, no lock.
 * <pre>
 *           reserve                  commit
 *   HELD ───────────────> LEASED ──────────────> COMMITTED ── forget, or the time to ask again is over ──> gone
 *    │  <───────────────  (attempt,             (attempt)
 *    │    release, or      until)
 *    │    until is over
 *    └── claim in this Vert.x, or the deadline is over ──> gone
 * </pre>
 * A lease goes on beyond the deadline of its check; what is HELD again after its deadline is gone. Times are milliseconds that pass evenly.
 *
 * @param <T> what is checked in
 */
final class ClaimLedger<T> {

  private final int mostCommits;
  private final Map<Long, ClaimEntry<T>> entries = new HashMap<>();
  /** The same, those whose state ends first at the front. */
  private final TreeSet<ClaimEntry<T>> order = new TreeSet<>(
    Comparator.<ClaimEntry<T>>comparingLong(entry -> entry.due).thenComparingLong(entry -> entry.check.serial));
  private int commits;
  /** How many are known on other nodes. */
  private int clustered;

  /**
   * @param mostCommits how many commits are remembered
   */
  ClaimLedger(int mostCommits) {
    this.mostCommits = mostCommits;
  }

  void checkIn(ClaimCheck check, T file, long deadline) {
    ClaimEntry<T> entry = new ClaimEntry<>(check, file, deadline);
    entries.put(check.serial, entry);
    order.add(entry);
    clustered += entry.clustered ? 1 : 0;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** How many can be claimed, now or when a lease is over. */
  int unclaimed() {
    return entries.size() - commits;
  }

  /** Whether another node may still ask for one. */
  boolean isClustered() {
    return clustered > 0;
  }

  /** When something ends by itself next, {@link Long#MAX_VALUE} for never. */
  long nextDue() {
    return order.isEmpty() ? Long.MAX_VALUE : order.first().due;
  }

  /**
   * Have somebody in this Vert.x take the file, for good.
   */
  Decision<T> claim(ClaimCheck check, long now) {
    ClaimEntry<T> entry = find(check, now);
    if (entry == null || entry.state == State.COMMITTED) {
      return Decision.of(Answer.GONE);
    }
    if (entry.state == State.LEASED) {
      return Decision.of(Answer.LEASED_TO_ANOTHER);
    }
    remove(entry);
    return Decision.taken(entry.lease, entry.file);
  }

  /**
   * Have an attempt of another node have a lease until that time.
   *
   * @param begin makes the lease, if it is a new one
   */
  Decision<T> reserve(ClaimCheck check, String attempt, Function<T, Lease> begin, long now, long until) {
    ClaimEntry<T> entry = find(check, now);
    if (entry == null || entry.state == State.COMMITTED) {
      return Decision.of(Answer.GONE);
    }
    if (entry.isOf(attempt)) {
      change(entry, State.LEASED, until);
      return Decision.lease(Answer.REPEATED, null, entry.lease);
    }
    if (entry.state == State.LEASED) {
      return Decision.of(Answer.LEASED_TO_ANOTHER);
    }
    Lease before = entry.lease;
    entry.attempt = attempt;
    entry.lease = begin.apply(entry.file);
    change(entry, State.LEASED, until);
    return Decision.lease(Answer.DONE, before, entry.lease);
  }

  /**
   * Have the lease of an attempt last longer, if it is not over.
   */
  void renew(ClaimCheck check, String attempt, long now, long until) {
    ClaimEntry<T> entry = find(check, now);
    if (entry != null && entry.state == State.LEASED && entry.isOf(attempt)) {
      change(entry, State.LEASED, until);
    }
  }

  /**
   * Have the attempt that has the lease have the file for good.
   *
   * @param forgetAt when that need not be known any more
   */
  Decision<T> commit(ClaimCheck check, String attempt, long now, long forgetAt) {
    ClaimEntry<T> entry = find(check, now);
    if (entry == null || entry.state == State.HELD) {
      return Decision.of(Answer.GONE);
    }
    if (!entry.isOf(attempt)) {
      return Decision.of(entry.state == State.LEASED ? Answer.LEASED_TO_ANOTHER : Answer.GONE);
    }
    if (entry.state == State.COMMITTED) {
      return Decision.of(Answer.REPEATED);
    }
    Decision<T> decision = Decision.unwanted(entry.lease, entry.file);
    entry.file = null;
    entry.lease = null;
    change(entry, State.COMMITTED, forgetAt);
    commits++;
    if (commits > mostCommits) {
      order.stream().filter(other -> other.state == State.COMMITTED && other != entry).findFirst().ifPresent(this::remove);
    }
    return decision;
  }

  /**
   * The attempt gives up its lease, or has heard that it has the file.
   */
  Decision<T> release(ClaimCheck check, String attempt, long now) {
    ClaimEntry<T> entry = find(check, now);
    if (entry == null || !entry.isOf(attempt)) {
      return Decision.of(Answer.GONE);
    }
    if (entry.state == State.COMMITTED) {
      remove(entry);
      return Decision.of(Answer.DONE);
    }
    return releaseLease(entry, now);
  }

  /**
   * Take notice of the time: leases end, and what nobody can claim any more is gone. To be done before anything is asked.
   */
  List<Decision<T>> expire(long now) {
    List<Decision<T>> expired = new ArrayList<>();
    while (!order.isEmpty() && order.first().due <= now) {
      ClaimEntry<T> entry = order.first();
      if (entry.state == State.LEASED) {
        expired.add(releaseLease(entry, now));
      } else {
        remove(entry);
        expired.add(Decision.unwanted(entry.lease, entry.file));
      }
    }
    return expired;
  }

  private Decision<T> releaseLease(ClaimEntry<T> entry, long now) {
    if (entry.deadline <= now) {
      remove(entry);
      return Decision.unwanted(entry.lease, entry.file);
    }
    entry.attempt = null;
    change(entry, State.HELD, entry.deadline);
    return Decision.released(entry.lease);
  }

  /**
   * What is known of a check. For tests, which look whether they have seen that before.
   */
  String tell(ClaimCheck check) {
    ClaimEntry<T> entry = entries.get(check.serial);
    return entry == null ? "" : entry.state + " " + entry.attempt + " " + entry.due + " " + (entry.lease != null);
  }

  /**
   * A node cannot be asked any more: what it has committed need not be known, and what it holds is for this Vert.x alone.
   */
  void retire(byte[] node) {
    for (ClaimEntry<T> entry : List.copyOf(entries.values())) {
      if (entry.check.isOf(node) && entry.state == State.COMMITTED) {
        remove(entry);
      } else if (entry.check.isOf(node) && entry.clustered) {
        entry.clustered = false;
        clustered--;
      }
    }
  }

  /**
   * The end of all.
   */
  List<Decision<T>> clear() {
    List<Decision<T>> all = new ArrayList<>();
    entries.values().forEach(entry -> all.add(Decision.unwanted(entry.lease, entry.file)));
    entries.clear();
    order.clear();
    commits = 0;
    clustered = 0;
    return all;
  }

  /** What is over is not found, though nobody took notice of it yet. */
  private ClaimEntry<T> find(ClaimCheck check, long now) {
    ClaimEntry<T> entry = entries.get(check.serial);
    return entry != null && entry.check.isSame(check) && entry.due > now ? entry : null;
  }

  private void change(ClaimEntry<T> entry, State state, long due) {
    order.remove(entry);
    entry.state = state;
    entry.due = due;
    order.add(entry);
  }

  private void remove(ClaimEntry<T> entry) {
    entries.remove(entry.check.serial);
    order.remove(entry);
    commits -= entry.state == State.COMMITTED ? 1 : 0;
    clustered -= entry.clustered ? 1 : 0;
  }
}
