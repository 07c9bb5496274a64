/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.handover;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A claim check is good for one claim, within its Vert.x, in its time.
 */
class ClaimTest extends HandOverTestBase {

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @EnumSource
  void aSecondClaimIsToldSo(Kind kind) {
    String check = checkIn(open(kind, random(7000)));
    TempFile claimed = await(fs.claim(check));

    assertNoSuch(fs.claim(check), "claimed before");

    assertThat(contentOf(claimed)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void ofManyAtOnceOneClaims(Kind kind) throws Exception {
    for (int round = 0; round < 20; round++) {
      String check = checkIn(open(kind, random(3000)));

      List<Future<TempFile>> claims = atOnce(8, check);

      assertThat(claims).filteredOn(Future::succeeded).hasSize(1);
      assertThat(claims).filteredOn(Future::failed).allMatch(late -> late.cause() instanceof NoSuchElementException);
      TempFile claimed = claims.stream().filter(Future::succeeded).findFirst().orElseThrow().result();
      assertThat(contentOf(claimed)).isEqualTo(random(3000));
      await(claimed.close());
    }
  }

  private List<Future<TempFile>> atOnce(int count, String check) throws Exception {
    CyclicBarrier start = new CyclicBarrier(count);
    List<Future<TempFile>> claims = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      threads.add(new Thread(() -> {
        try {
          start.await(30, TimeUnit.SECONDS);
          Future<TempFile> claim = fs.claim(check);
          synchronized (claims) {
            claims.add(claim);
          }
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(30_000);
    }
    await(settled(Future.join(claims)));
    return claims;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "not a check!", "\u00e4\u00f6\u00fc", "AAAAAAAAAAAAAAAAAAAAAA", "../../etc/passwd", "a\0b"})
  void garbageIsToldToBeNone(String garbage) {
    assertNoSuch(fs.claim(garbage), "Not a claim check");
  }

  @Test
  void oneCutOffOrLengthenedIsToldToBeNone() {
    String check = checkIn(open(Kind.SPOOLED_IN_MEMORY));

    assertNoSuch(fs.claim(check.substring(1)), "Not a claim check");
    assertNoSuch(fs.claim(check + "AAAA"), "Not a claim check");

    await(fs.claim(check));
  }

  @Test
  void oneThatSomebodyChangedClaimsNothing() {
    byte[] bytes = Base64.getUrlDecoder().decode(checkIn(open(Kind.SPOOLED_IN_MEMORY)));
    bytes[0]++;

    assertThat(failureOf(fs.claim(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))))
      .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void oneOfAnotherVertxIsToldSo() {
    Vertx another = Vertx.vertx();
    try {
      TempFileSystem foreign = TempFileSystem.create(another, new TempFileSystemOptions().setDirectory(directory.toString()));
      String check = await(await(foreign.openTempFile()).checkIn());

      assertNoSuch(fs.claim(check), "another Vert.x");

      await(await(foreign.claim(check)).close());
    } finally {
      await(another.close());
    }
  }

  @Test
  void noCheckAtAllIsRefused() {
    assertThatThrownBy(() -> fs.claim(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void aFailureDoesNotTellTheCheck() {
    String check = checkIn(open(Kind.SPOOLED_IN_MEMORY));
    await(fs.claim(check));

    assertThat(failureOf(fs.claim(check)).getMessage()).doesNotContain(check);
  }

  @Test
  void aClosedFileSystemClaimsNothingAndTheCheckStaysGood() {
    TempFileSystem closed = anotherFileSystem(60_000);
    await(closed.close());
    String check = checkIn(open(Kind.NAMED, random(7000)));

    assertThat(failureOf(closed.claim(check))).isInstanceOf(IllegalStateException.class);

    assertThat(contentOf(await(fs.claim(check)))).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void aClaimerUndeployedMeanwhileLeavesNothing(Kind kind) {
    for (int round = 0; round < 10; round++) {
      Owner claimer = owner(round % 2 == 0 ? Owner.Model.EVENT_LOOP : Owner.Model.WORKER);
      String check = checkIn(open(kind, random(7000)));
      Future<TempFile> claim = claimer.call(() -> fs.claim(check));
      Future<Void> undeployed = claimer.undeploy();

      await(settled(claim));
      await(undeployed);

      if (claim.succeeded()) {
        assertThat(failureOf(claim.result().read(1))).isInstanceOf(IllegalStateException.class);
      }
      Future<TempFile> again = fs.claim(check);
      await(settled(again));
      if (again.succeeded()) {
        await(again.result().close());
      }
      assertThat(content(directory)).isEmpty();
      assertThat(OpenFiles.in(directory)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAStartThatFailsHasClaimedGoes(Kind kind) {
    String check = checkIn(open(kind, random(7000)));

    failureOf(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        return fs.claim(check).compose(file -> Future.failedFuture("start fails"));
      }
    }));

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void closingVertxDeletesWhatIsUnclaimed(Kind kind) {
    checkIn(open(kind, random(7000)));

    await(vertx.close());

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aMessageThatNobodyTookLeavesTheCheckGood(Kind kind) {
    String check = checkIn(open(kind, random(7000)));
    Promise<Object> answer = Promise.promise();
    vertx.eventBus().request("nobody", check).onComplete(message -> answer.complete(message.body()), answer::fail);

    assertThat(failureOf(answer.future())).isInstanceOf(ReplyException.class);

    assertThat(contentOf(await(fs.claim(check)))).isEqualTo(random(7000));
  }

  private static void assertNoSuch(Future<TempFile> claim, String message) {
    assertThat(failureOf(claim)).isInstanceOf(NoSuchElementException.class).hasMessageContaining(message);
  }
}
