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
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.cluster.FaultyProxy.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a claim when the network between the nodes breaks, stalls, is slow, or changes bytes.
 */
class BadNetworkTest extends ClusterTestBase {

  private static final int SIZE = 5_000_000;

  private volatile IntFunction<Fault> faults = connection -> Fault.none();
  private ProxiedOwner place;
  private FaultyProxy proxy;

  @Override
  TempFileSystemOptions ownerOptions() {
    place = new ProxiedOwner(connection -> faults.apply(connection));
    proxy = place.proxy;
    return place.options(transferOptions());
  }

  @Override
  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions().setLease(1000);
  }

  @AfterEach
  void closeProxy() throws IOException {
    proxy.close();
  }

  private String checkIn() {
    return await(open(Kind.UNNAMED, random(SIZE)).checkIn());
  }

  private void assertClaimed(TempFileSystem by, String check) {
    TempFile claimed = hold(await(by.claim(check)));
    assertThat(contentOf(claimed)).isEqualTo(random(SIZE));
    await(claimed.close());
  }

  @Test
  void whatIsCutOffIsResumedWhereItWas() {
    faults = connection -> Fault.none().cutAt(1_000_000);

    assertClaimed(claimer, checkIn());

    assertThat(proxy.connections()).isBetween(6, 12);
    assertThat(proxy.passed()).isBetween((long) SIZE, SIZE + 10_000L);
  }

  @Test
  void whatIsCutOffBeforeItBeginsIsTriedAgain() {
    faults = connection -> connection < 3 ? Fault.none().cutAt(0) : Fault.none();

    assertClaimed(claimer, checkIn());
  }

  @Test
  void whatNeverComesFailsAndCanBeClaimedAgain() {
    faults = connection -> Fault.none().cutAt(0);
    String check = checkIn();

    assertThat(failureOf(claimer.claim(check))).isInstanceOf(FileSystemException.class).hasMessageContaining("another node");

    assertThat(content("claimer")).isEmpty();
    assertThat(claimer.stats().getOpenFiles()).isZero();
    assertClaimed(owner, check);
  }

  @Test
  void whatWasChangedOnTheWayIsNotedAndCanBeClaimedAgain() {
    faults = connection -> connection == 0 ? Fault.none().corruptAt(3_000_000) : Fault.none();
    String check = checkIn();

    assertThat(failureOf(claimer.claim(check))).isInstanceOf(NoSuchElementException.class).hasMessageContaining("not what was sent");

    assertThat(content("claimer")).isEmpty();
    assertClaimed(claimer, check);
  }

  @Test
  void whatIsChangedAndCutOffIsNotedToo() {
    faults = connection -> connection == 0 ? Fault.none().corruptAt(3000).cutAt(2_000_000) : Fault.none();
    String check = checkIn();

    assertThat(failureOf(claimer.claim(check))).hasMessageContaining("not what was sent");

    assertClaimed(claimer, check);
  }

  @Test
  void aChangedHeaderIsRefusedOrTriedAgain() {
    faults = connection -> connection == 0 ? Fault.none().corruptAt(10) : Fault.none();
    String check = checkIn();

    Future<TempFile> claim = claimer.claim(check);

    if (await(claim.transform((file, failure) -> Future.succeededFuture(failure == null)))) {
      assertThat(contentOf(hold(claim.result()))).isEqualTo(random(SIZE));
      await(claim.result().close());
    } else {
      assertClaimed(claimer, check);
    }
  }

  @Test
  void whatIsSlowTakesLongerThanALease() {
    faults = connection -> Fault.none().throttleTo(2_500_000);

    assertClaimed(claimer, checkIn());
  }

  @Test
  void whatStallsIsGivenUpAndResumed() {
    faults = connection -> connection == 0 ? Fault.none().stallAt(1_000_000) : Fault.none();

    assertClaimed(claimer, checkIn());

    assertThat(proxy.passed()).isLessThan(SIZE + 10_000L);
  }

  @Test
  void whileItStallsNobodyElseHasItAndThenSomebodyDoes() {
    faults = connection -> connection == 0 ? Fault.none().stallAt(1_000_000) : Fault.none();
    String check = checkIn();
    Future<TempFile> stalled = claimer.claim(check);
    await(eventually(() -> proxy.passed() == 1_000_000));

    assertThat(failureOf(owner.claim(check))).isInstanceOf(NoSuchElementException.class).hasMessageContaining("being claimed");

    await(hold(await(stalled)).close());
  }

  @Test
  void theContextThatClaimsCloses() {
    faults = connection -> Fault.none().stallAt(1_000_000);
    String check = checkIn();
    Future<TempFile> stalled = claimer.claim(check);
    await(eventually(() -> proxy.passed() == 1_000_000));

    await(claimer.close());

    assertThat(failureOf(stalled)).isInstanceOf(IllegalStateException.class);
    assertThat(content("claimer")).isEmpty();
    await(eventually(() -> owner.stats().toJson().getLong("transfersUnderWay") == 0));
    assertClaimed(owner, check);
  }

  @Test
  void theFileSystemOfTheOwnerCloses() {
    faults = connection -> Fault.none().stallAt(1_000_000);
    String check = checkIn();
    Future<TempFile> stalled = claimer.claim(check);
    await(eventually(() -> proxy.passed() == 1_000_000));

    await(owner.close());

    assertThat(failureOf(stalled)).hasMessageContaining("gone");
    assertThat(content("claimer")).isEmpty();
    await(hold(await(claimLocally(check))).close());
  }

  private Future<TempFile> claimLocally(String check) {
    return TempFileSystem.create(ownerVertx, new TempFileSystemOptions().setDirectory(directory.resolve("owner").toString())).claim(check);
  }

  @Test
  void theFileSystemOfTheOwnerWaitsForWhatIsUnderWay() {
    faults = connection -> Fault.none().throttleTo(5_000_000);
    String check = checkIn();
    Future<TempFile> slow = claimer.claim(check);
    await(eventually(() -> proxy.passed() > 1_000_000));

    await(owner.close());

    assertThat(slow.isComplete() || await(slow) != null).isTrue();
    assertThat(contentOf(hold(await(slow)))).isEqualTo(random(SIZE));
    await(slow.result().close());
  }
}
