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
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * At whatever moment a node is killed, nobody has a file twice, or a wrong byte, and nothing is left of it after the next start.
 * <p>
 * {@code -Dcluster.kills=100} kills so many of each kind.
 */
class KilledNodeTest extends KilledNodeTestBase {

  private static final int KILLS = Integer.getInteger("cluster.kills", 1);
  private static final int FILES = 60;

  private final Random random = new Random();

  @Test
  void aClaimerIsKilled() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      List<String> checks = new ArrayList<>();
      for (int i = 0; i < FILES; i++) {
        checks.add(await(NodeProcess.checkIn(owner, i)));
      }
      ChildJvm child = start("claimer", Files.write(directory.resolve("checks"), checks));
      List<String> said = new ArrayList<>();
      for (int i = random.nextInt(FILES); i >= 0; i--) {
        said.add(child.firstLine());
      }
      LockSupport.parkNanos(random.nextInt(3_000_000));
      child.process().destroyForcibly();
      said.addAll(Arrays.asList(child.waitFor().output.split("\n")));

      assertThat(said).noneMatch(line -> line.startsWith("wrong"));
      Set<Integer> there = new TreeSet<>();
      said.stream().filter(line -> line.startsWith("claimed ")).forEach(line -> there.add(Integer.parseInt(line.substring(8))));
      Set<Integer> nowhere = new TreeSet<>();
      for (int i = 0; i < FILES; i++) {
        TempFile rest = claimInTheEnd(checks.get(i));
        if (rest == null) {
          nowhere.add(i);
        } else {
          assertThat(there).as("those that both have").doesNotContain(i);
          assertRight(rest, i);
        }
      }
      nowhere.removeAll(there);
      assertThat(nowhere).as("those that the killed one may have had without saying so").hasSizeLessThanOrEqualTo(NodeProcess.LANES);
      assertThat(owner.stats().getUnclaimedChecks()).isZero();
      assertThat(content("owner")).isEmpty();
      assertNothingIsLeftAfterTheNextStart();
    }
  }

  @Test
  void anOwnerIsKilled() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      ChildJvm child = start("owner", FILES);
      String[] checks = child.firstLine().split(" ");
      int last = random.nextInt(FILES);
      List<Future<Void>> claims = new ArrayList<>();
      for (int i = 0; i < FILES; i++) {
        int number = i;
        Future<TempFile> claim = claimer.claim(checks[i + 1]);
        claims.add(claim.compose(file -> NodeProcess.verify(file, number)).transform((right, failure) -> {
          if (number == last) {
            child.process().destroyForcibly();
          }
          assertThat(failure != null || right).isTrue();
          return Future.succeededFuture();
        }));
      }
      await(Future.all(claims));
      child.process().destroyForcibly();
      child.waitFor();

      assertThat(content("claimer")).isEmpty();
      assertThat(claimer.stats().getOpenFiles()).isZero();
      assertThat(claimer.stats().getBytesOnDisk()).isZero();
      assertNothingIsLeftAfterTheNextStart();
    }
  }
}
