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
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every state that one check can come into is visited, by everything that two claimers on other nodes, one in this Vert.x and the time can do
 * in any order and any number, and in each of them it is looked at who has the file.
 */
class ClaimLedgerTest {

  private static final int DEADLINE = 7;
  private static final int LEASE = 3;
  private static final int MEMORY = 5;
  /** When nothing can happen any more. */
  private static final int END = DEADLINE + 3 * LEASE + MEMORY;

  private enum Event {
    A_RESERVES, A_RENEWS, A_COMMITS, A_RELEASES, B_RESERVES, B_RENEWS, B_COMMITS, B_RELEASES, LOCAL_CLAIMS, TIME_PASSES, EXPIRES
  }

  /** What happened to one check, and who has what because of it. */
  private static final class World {

    final ClaimLedger<Object> ledger = new ClaimLedger<>(10);
    final ClaimCheck check = ClaimCheck.issue(1, 1, 1, new byte[ClaimCheck.NODE_BYTES]);
    final Object file = new Object();
    final Set<String> holders = new TreeSet<>();
    final Set<Lease> leases = new HashSet<>();
    int now;
    boolean disposed;

    World() {
      ledger.checkIn(check, file, DEADLINE);
    }

    void happens(Event event) {
      switch (event) {
        case A_RESERVES:
          reserve("a");
          break;
        case B_RESERVES:
          reserve("b");
          break;
        case A_RENEWS:
          ledger.renew(check, "a", now, now + LEASE);
          break;
        case B_RENEWS:
          ledger.renew(check, "b", now, now + LEASE);
          break;
        case A_COMMITS:
          commit("a");
          break;
        case B_COMMITS:
          commit("b");
          break;
        case A_RELEASES:
          follow(ledger.release(check, "a", now));
          break;
        case B_RELEASES:
          follow(ledger.release(check, "b", now));
          break;
        case LOCAL_CLAIMS:
          Decision<Object> claimed = ledger.claim(check, now);
          follow(claimed);
          if (claimed.taken != null) {
            assertThat(leases).as("leases when another takes the file").isEmpty();
            hold("local");
          }
          break;
        case TIME_PASSES:
          now++;
          break;
        default:
          ledger.expire(now).forEach(this::follow);
      }
      assertThat(leases).as("leases at once").hasSizeLessThan(2);
      assertThat(holders).as("those who have the file").hasSizeLessThan(2);
    }

    private void reserve(String attempt) {
      Decision<Object> decision = ledger.reserve(check, attempt, any -> new Named(attempt), now, now + LEASE);
      follow(decision);
      if (decision.lease != null) {
        assertThat(((Named) decision.lease).attempt).isEqualTo(attempt);
        assertThat(holders).as("those who have the file while it is leased").isEmpty();
        leases.add(decision.lease);
      }
    }

    private void commit(String attempt) {
      Decision<Object> decision = ledger.commit(check, attempt, now, now + MEMORY);
      if (decision.answer == Answer.DONE) {
        assertThat(leases).as("leases at a commit").hasSize(1);
        hold(attempt);
      } else if (decision.answer == Answer.REPEATED) {
        assertThat(holders).containsExactly(attempt);
      }
      follow(decision);
    }

    private void hold(String holder) {
      assertThat(disposed).as("disposed of before somebody had it").isFalse();
      holders.add(holder);
    }

    private void follow(Decision<Object> decision) {
      if (decision.released != null) {
        leases.remove(decision.released);
      }
      if (decision.unwanted != null) {
        assertThat(leases).as("leases when it is disposed of").isEmpty();
        assertThat(disposed).as("disposed of twice").isFalse();
        assertThat(holders.isEmpty() && now < DEADLINE).as("lost before its time").isFalse();
        assertThat(holders).as("taken here, and disposed of").doesNotContain("local");
        disposed = true;
      }
    }

    /** A file that nobody has can be had, at the latest when a lease is over. */
    void nothingIsStuck() {
      if (holders.isEmpty() && !disposed) {
        now = Math.max(now, 0) + LEASE;
        ledger.expire(now).forEach(this::follow);
        if (now < DEADLINE) {
          assertThat(ledger.claim(check, now).taken).as("what nobody has").isSameAs(file);
        } else {
          assertThat(disposed).as("what nobody can have").isTrue();
        }
      }
      now = END;
      ledger.expire(now);
      assertThat(ledger.isEmpty()).as("nothing is remembered for ever").isTrue();
      assertThat(ledger.isClustered()).isFalse();
      assertThat(ledger.unclaimed()).isZero();
    }

    String key() {
      return now + " " + ledger.tell(check) + holders + leases.size() + disposed;
    }
  }

  private static final class Named implements Lease {

    final String attempt;

    Named(String attempt) {
      this.attempt = attempt;
    }

    @Override
    public void stop() {
      throw new AssertionError("It is not the ledger that ends leases");
    }
  }

  private static World after(List<Event> events) {
    World world = new World();
    events.forEach(world::happens);
    return world;
  }

  @Test
  void atMostOneHasTheFileAndItIsNotLost() {
    Set<String> known = new HashSet<>();
    Deque<List<Event>> paths = new ArrayDeque<>();
    paths.add(List.of());
    while (!paths.isEmpty()) {
      List<Event> path = paths.poll();
      for (Event event : Event.values()) {
        List<Event> longer = new ArrayList<>(path);
        longer.add(event);
        World world;
        try {
          world = after(longer);
          if (world.now <= END - MEMORY && known.add(world.key())) {
            paths.add(longer);
            after(longer).nothingIsStuck();
          }
        } catch (AssertionError e) {
          throw new AssertionError("After " + longer, e);
        }
      }
    }

    assertThat(known).hasSizeGreaterThan(500);
  }

  @Test
  void theOldestCommitsAreForgottenWhenThereAreTooMany() {
    ClaimLedger<Object> ledger = new ClaimLedger<>(2);
    List<ClaimCheck> checks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ClaimCheck check = ClaimCheck.issue(1, i, 1, null);
      checks.add(check);
      ledger.checkIn(check, new Object(), DEADLINE);
      ledger.reserve(check, "a", file -> () -> { }, 0, LEASE);
      ledger.commit(check, "a", 0, MEMORY + i);
    }

    assertThat(ledger.commit(checks.get(0), "a", 1, MEMORY).answer).isEqualTo(Answer.GONE);
    assertThat(ledger.commit(checks.get(1), "a", 1, MEMORY).answer).isEqualTo(Answer.REPEATED);
    assertThat(ledger.commit(checks.get(2), "a", 1, MEMORY).answer).isEqualTo(Answer.REPEATED);
  }

  @Test
  void aSecretThatIsWrongIsNone() {
    ClaimLedger<Object> ledger = new ClaimLedger<>(2);
    ClaimCheck check = ClaimCheck.issue(1, 5, 1, null);
    ledger.checkIn(check, new Object(), DEADLINE);
    ClaimCheck guessed = ClaimCheck.issue(1, 5, 1, null);

    assertThat(ledger.claim(guessed, 0).answer).isEqualTo(Answer.GONE);
    assertThat(ledger.reserve(guessed, "a", file -> () -> { }, 0, LEASE).answer).isEqualTo(Answer.GONE);
    assertThat(ledger.claim(check, 0).taken).isNotNull();
  }
}
