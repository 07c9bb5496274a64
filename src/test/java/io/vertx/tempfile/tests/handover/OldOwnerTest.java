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

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The owner that checked a file in goes, at any moment, and leaves it alone.
 */
class OldOwnerTest extends HandOverTestBase {

  @ParameterizedTest
  @MethodSource(Owner.PAIRS)
  void itMayGoBetweenCheckInAndClaim(Owner.Model from, Owner.Model to) {
    Owner receiver = owner(to);
    for (Kind kind : Kind.values()) {
      Owner sender = owner(from);
      String check = checkIn(open(sender, kind, random(7000)));
      await(sender.undeploy());

      TempFile claimed = claim(receiver, check);

      await(receiver.call(() -> claimed.write(random(500))));
      await(receiver.call(() -> Future.succeededFuture(claimed.setReadPos(0))));
      assertThat(await(receiver.call(claimed::readAll))).isEqualTo(random(7000).appendBuffer(random(500)));
    }
  }

  @ParameterizedTest
  @MethodSource(Owner.PAIRS)
  void itMayGoAtOnce(Owner.Model from, Owner.Model to) {
    OpenFiles.assumeKnown();
    Owner receiver = owner(to);
    for (Kind kind : Kind.values()) {
      Owner sender = owner(from);
      TempFile file = open(sender, kind, random(7000));
      Future<String> checkedIn = sender.call(() -> {
        file.write(random(500_000));
        return file.checkIn();
      });
      AtomicReference<Future<Void>> undeployed = new AtomicReference<>();
      await(sender.call(() -> {
        undeployed.set(sender.undeploy());
        return Future.succeededFuture();
      }));

      TempFile claimed = claim(receiver, await(checkedIn));
      await(undeployed.get());

      assertThat(contentOf(claimed)).isEqualTo(random(7000).appendBuffer(random(500_000)));
    }
  }

  @Test
  void aSpooledFileRollsOverAfterItHasGone() {
    Owner sender = owner(Owner.Model.WORKER);
    Owner receiver = owner(Owner.Model.EVENT_LOOP);
    TempFile file = await(sender.call(() -> fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(10_000))));
    await(file.write(random(7000)));
    String check = checkIn(file);
    await(sender.undeploy());

    SpooledTempFile claimed = (SpooledTempFile) claim(receiver, check);
    await(receiver.call(() -> claimed.write(random(5000))));

    assertThat(claimed.isInMemory()).isFalse();
    assertThat(contentOf(claimed)).isEqualTo(random(7000).appendBuffer(random(5000)));
  }

  @ParameterizedTest
  @EnumSource
  void aCheckInUnderWayWhenItGoesIsTold(Kind kind) {
    for (Owner.Model model : List.of(Owner.Model.EVENT_LOOP, Owner.Model.WORKER)) {
      Owner sender = owner(model);
      TempFile file = open(sender, kind, new TempFileOptions());
      Promise<String> checkedIn = Promise.promise();
      file.write(random(1_000_000));
      file.checkIn().onComplete(checkedIn);

      await(sender.undeploy());

      assertThat(contentOf(await(fs.claim(await(checkedIn.future()))))).isEqualTo(random(1_000_000));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfItIsKept(Kind kind) {
    Owner receiver = owner(Owner.Model.EVENT_LOOP);
    List<String> unclaimed = new ArrayList<>();
    List<TempFile> claimed = new ArrayList<>();

    WeakReference<Context> gone = handOverAndGo(kind, receiver, unclaimed, claimed);

    assertCollected(gone);
    assertThat(contentOf(claimed.get(0))).isEqualTo(random(7000));
    assertThat(contentOf(claim(receiver, unclaimed.get(0)))).isEqualTo(random(7000));
  }

  private WeakReference<Context> handOverAndGo(Kind kind, Owner receiver, List<String> unclaimed, List<TempFile> claimed) {
    Owner sender = owner(Owner.Model.EVENT_LOOP);
    unclaimed.add(checkIn(open(sender, kind, random(7000))));
    claimed.add(claim(receiver, checkIn(open(sender, kind, random(7000)))));
    await(sender.undeploy());
    return new WeakReference<>(sender.context());
  }

  private static void assertCollected(WeakReference<?> reference) {
    List<byte[]> pressure = new ArrayList<>();
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
      pressure.add(new byte[1024 * 1024]);
    }
    assertThat(reference.get()).as("after " + pressure.size() + " collections").isNull();
  }
}
