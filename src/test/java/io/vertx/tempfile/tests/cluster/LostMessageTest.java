/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.cluster;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a claim when what the nodes say to each other gets lost.
 */
class LostMessageTest extends ClusterTestBase {

  private final AtomicInteger lost = new AtomicInteger();
  private Handler<DeliveryContext<Object>> losing = DeliveryContext::next;

  @Override
  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions().setLease(1600);
  }

  @AfterEach
  void loseNothing() {
    ownerVertx.eventBus().removeOutboundInterceptor(losing);
    claimerVertx.eventBus().removeOutboundInterceptor(losing);
  }

  private void lose(Vertx sender, int count, Predicate<JsonObject> which) {
    losing = delivery -> {
      Object body = delivery.body();
      if (body instanceof JsonObject && which.test((JsonObject) body) && lost.getAndIncrement() < count) {
        return;
      }
      delivery.next();
    };
    sender.eventBus().addOutboundInterceptor(losing);
  }

  private static Predicate<JsonObject> question(String operation) {
    return body -> operation.equals(body.getString("operation"));
  }

  private String checkIn() {
    return await(open(Kind.SPOOLED_ON_DISK, random(7000)).checkIn());
  }

  private void assertClaimed(String check) {
    TempFile claimed = claim(check);
    assertThat(contentOf(claimed)).isEqualTo(random(7000));
    await(claimed.close());
  }

  @Test
  void aReservationIsAskedForAgain() {
    lose(claimerVertx, 1, question("reserve"));

    assertClaimed(checkIn());
  }

  @Test
  void aLeaseThatTheClaimerDoesNotHearOfIsItsOwn() {
    lose(ownerVertx, 1, body -> body.containsKey("ticket"));

    assertClaimed(checkIn());
  }

  @Test
  void aCommitIsAskedForAgain() {
    lose(claimerVertx, 1, question("commit"));

    assertClaimed(checkIn());
  }

  @Test
  void aCommitThatTheClaimerDoesNotHearOfIsToldAgain() {
    lose(ownerVertx, 1, body -> body.size() == 2 && "ok".equals(body.getString("status")));

    assertClaimed(checkIn());
  }

  @Test
  void oneWhoseOutcomeCannotBeKnownFailsAndLeavesNothing() {
    lose(ownerVertx, Integer.MAX_VALUE, body -> body.size() == 2 && "ok".equals(body.getString("status")));
    String check = checkIn();

    assertThat(failureOf(claimer.claim(check))).isInstanceOf(FileSystemException.class).hasMessageContaining("Unable to know");

    assertThat(content("claimer")).isEmpty();
    assertThat(failureOf(owner.claim(check))).hasMessageContaining("claimed before");
  }

  @Test
  void oneThatTheOwnerNeverHearsOfCanBeClaimedAgain() {
    lose(claimerVertx, Integer.MAX_VALUE, question("commit"));
    String check = checkIn();

    assertThat(failureOf(claimer.claim(check))).isInstanceOf(FileSystemException.class).hasMessageContaining("Unable to know");

    TempFile claimed = hold(await(owner.claim(check)));
    assertThat(contentOf(claimed)).isEqualTo(random(7000));
    await(claimed.close());
  }

  @Test
  void anOwnerThatSaysNothingIsToldSo() {
    lose(claimerVertx, Integer.MAX_VALUE, question("reserve"));

    String check = checkIn();

    assertThat(failureOf(claimer.claim(check))).isInstanceOf(NoSuchElementException.class).hasMessageContaining("does not answer");

    await(hold(await(owner.claim(check))).close());
  }

  @Test
  void whatIsReservedForOneThatClosesCanBeClaimedAtOnce() {
    lose(ownerVertx, Integer.MAX_VALUE, body -> body.containsKey("ticket"));
    String check = checkIn();
    Future<TempFile> claim = claimer.claim(check);
    await(eventually(() -> lost.get() > 0));

    await(claimer.close());

    await(hold(await(owner.claim(check))).close());
    assertThat(failureOf(claim)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aReleaseThatIsLostIsNotMissed() {
    lose(claimerVertx, Integer.MAX_VALUE, question("release"));

    assertClaimed(checkIn());

    await(eventually(() -> owner.stats().getUnclaimedChecks() == 0 && content("owner").isEmpty()));
  }
}
