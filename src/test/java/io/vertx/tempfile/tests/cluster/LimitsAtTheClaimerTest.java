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

import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the claimer has no room for stays where it is.
 */
class LimitsAtTheClaimerTest extends ClusterTestBase {

  private static final int QUOTA = 100_000;

  @Override
  TempFileSystemOptions claimerOptions() {
    return super.claimerOptions().setDiskQuota(QUOTA).setMemoryBudget(QUOTA);
  }

  @ParameterizedTest
  @EnumSource
  void beyondTheQuotaNothingIsSent(Kind kind) {
    String check = await(open(kind, random(QUOTA + 1)).checkIn());

    assertThat(failureOf(claimer.claim(check))).isInstanceOf(TempFileLimitException.class);

    assertThat(owner.stats().getBytesSent()).isZero();
    assertThat(claimer.stats().getBytesOnDisk()).isZero();
    assertThat(claimer.stats().getOpenFiles()).isZero();
    assertThat(content("claimer")).isEmpty();
    TempFile claimed = hold(await(owner.claim(check)));
    assertThat(contentOf(claimed)).isEqualTo(random(QUOTA + 1));
    await(claimed.close());
  }

  @ParameterizedTest
  @EnumSource
  void upToTheQuotaItComes(Kind kind) {
    String check = await(open(kind, random(QUOTA)).checkIn());

    TempFile claimed = claim(check);

    assertThat(contentOf(claimed)).isEqualTo(random(QUOTA));
    assertThat(claimer.stats().getBytesOnDisk()).isEqualTo(QUOTA);
    await(claimed.close());
  }

  @Test
  void beyondTheBudgetItIsOnDisk() {
    String check = await(open(Kind.SPOOLED_IN_MEMORY, random(QUOTA)).checkIn());
    TempFile other = hold(await(Kind.SPOOLED_IN_MEMORY.open(claimer, new TempFileOptions())));
    await(other.write(random(50_000)));

    TempFile claimed = claim(check);

    assertThat(((SpooledTempFile) claimed).isInMemory()).isFalse();
    assertThat(contentOf(claimed)).isEqualTo(random(QUOTA));
    await(claimed.close());
    await(other.close());
  }

  @Test
  void withinTheBudgetItIsInMemory() {
    String check = await(open(Kind.SPOOLED_IN_MEMORY, random(50_000)).checkIn());

    TempFile claimed = claim(check);

    assertThat(((SpooledTempFile) claimed).isInMemory()).isTrue();
    assertThat(claimer.stats().getBytesOnDisk()).isZero();
    await(claimed.close());
  }

  @Test
  void onAFullDiskItFailsAndStaysWhereItIs() throws Exception {
    Tmpfs.whileMounted(directory.resolve("tiny"), full -> {
      TempFileSystem poor = TempFileSystem.create(claimerVertx,
        super.claimerOptions().setDirectory(full.toString()));
      String check = await(open(Kind.UNNAMED, random(3_000_000)).checkIn());

      Throwable failure = failureOf(poor.claim(check));

      assertThat(failure).isInstanceOf(FileSystemException.class).hasMessageContaining("No space left");
      assertThat(poor.stats().getOpenFiles()).isZero();
      TempFile claimed = hold(await(owner.claim(check)));
      assertThat(contentOf(claimed)).isEqualTo(random(3_000_000));
      await(claimed.close());
      await(poor.close());
    });
  }
}
