/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.limits;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryBudgetTest extends LimitsTestBase {

  private static final int BUDGET = 64 * 1024;

  @TempDir
  Path published;
  private TempFileSystem budgeted;

  @BeforeEach
  void createLimitedFileSystem() {
    budgeted = limited(new TempFileSystemOptions().setMemoryBudget(BUDGET));
  }

  @Test
  void theWriteThatWouldPassTheBudgetRollsItsFileOver() {
    SpooledTempFile first = spooled(budgeted, random(BUDGET));
    SpooledTempFile second = spooled(budgeted, random(1));

    assertThat(first.isInMemory()).isTrue();
    assertThat(second.isInMemory()).isFalse();
    assertThat(contentOf(second)).isEqualTo(random(1));
    assertThat(budgeted.stats().getEarlyRollovers()).isOne();
  }

  @Test
  void aFileThatGrowsPastTheBudgetKeepsItsContent() {
    SpooledTempFile file = spooled(budgeted, random(BUDGET / 2));

    await(file.write(random(BUDGET)));

    assertThat(file.isInMemory()).isFalse();
    assertThat(contentOf(file)).isEqualTo(random(BUDGET / 2).appendBuffer(random(BUDGET)));
  }

  @Test
  void whatIsAllocatedCounts() {
    spooled(budgeted, random(1));

    assertThat(budgeted.stats().getBytesInMemory()).isEqualTo(128);
  }

  @Test
  void aHoleCostsNothing() {
    SpooledTempFile file = spooled(budgeted);

    await(file.write(random(1), 200_000));

    assertThat(file.isInMemory()).isTrue();
    assertThat(budgeted.stats().getBytesInMemory()).isLessThanOrEqualTo(64 * 1024);
  }

  @Test
  void truncatingGivesBackWhatLiesBehind() {
    SpooledTempFile file = spooled(budgeted, random(BUDGET));

    await(file.truncate(10));

    assertThat(budgeted.stats().getBytesInMemory()).isEqualTo(128);
    assertThat(spooled(budgeted, random(BUDGET / 2)).isInMemory()).isTrue();
  }

  @Test
  void closingGivesBack() {
    await(spooled(budgeted, random(BUDGET)).close());

    assertNothingIsUsed(budgeted);
  }

  @Test
  void rollingOverGivesBack() {
    SpooledTempFile file = spooled(budgeted, random(BUDGET));

    await(file.rollover());

    assertThat(budgeted.stats().getBytesInMemory()).isZero();
    assertThat(budgeted.stats().getRollovers()).isOne();
    assertThat(budgeted.stats().getEarlyRollovers()).isZero();
  }

  @Test
  void persistingGivesBack() {
    SpooledTempFile file = spooled(budgeted, random(BUDGET));

    await(file.persist(published.resolve("file").toString(), new PersistOptions().setSync(false)));

    assertNothingIsUsed(budgeted);
  }

  @Test
  void aCheckedInFileCountsUntilItIsClaimedAndThenWhereItIs() {
    TempFileSystem other = limited(new TempFileSystemOptions());
    String check = await(spooled(budgeted, random(1000)).checkIn());
    assertThat(budgeted.stats().getBytesInMemory()).isEqualTo(1024);

    TempFile claimed = await(other.claim(check));

    assertNothingIsUsed(budgeted);
    assertThat(other.stats().getBytesInMemory()).isEqualTo(1024);
    await(claimed.close());
    assertNothingIsUsed(other);
  }

  @Test
  void aFailedRolloverKeepsWhatItHas() throws Exception {
    SpooledTempFile file = await(budgeted.openSpooledTempFile(new io.vertx.tempfile.SpooledTempFileOptions(
      onDisk().setDirectory(directory.resolve("missing").toString())).setMaxInMemorySize(2 * BUDGET)));
    await(file.write(random(1000)));

    failureOf(file.write(random(BUDGET)));

    assertThat(contentOf(file)).isEqualTo(random(1000));
    assertThat(budgeted.stats().getBytesInMemory()).isEqualTo(1024);
    assertThat(budgeted.stats().getRollovers()).isZero();
  }

  @Test
  void manyFilesAtOnceNeverHaveMoreThanTheBudget() {
    List<Future<Void>> writes = new ArrayList<>();
    List<SpooledTempFile> files = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      SpooledTempFile file = spooled(budgeted);
      files.add(file);
      for (int j = 0; j < 10; j++) {
        writes.add(file.write(random(100 + i)));
      }
    }
    await(Future.all(writes));

    assertThat(budgeted.stats().getPeakBytesInMemory()).isLessThanOrEqualTo(BUDGET);
    for (int i = 0; i < files.size(); i++) {
      Buffer content = Buffer.buffer();
      for (int j = 0; j < 10; j++) {
        content.appendBuffer(random(100 + i));
      }
      assertThat(contentOf(files.get(i))).isEqualTo(content);
    }
    await(budgeted.close());
    assertNothingIsUsed(budgeted);
  }
}
