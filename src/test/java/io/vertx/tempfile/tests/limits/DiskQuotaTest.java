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
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DiskQuotaTest extends LimitsTestBase {

  private static final int QUOTA = 10_000;

  @TempDir
  Path published;
  private TempFileSystem limited;

  @BeforeEach
  void createLimitedFileSystem() {
    limited = limited(new TempFileSystemOptions().setDiskQuota(QUOTA));
  }

  @Test
  void theQuotaIsExactToTheByte() {
    TempFile file = await(limited.openTempFile());

    await(file.write(random(QUOTA)));

    assertThat(failureOf(file.write(random(1)))).isInstanceOf(TempFileLimitException.class);
    assertThat(contentOf(file)).isEqualTo(random(QUOTA));
  }

  @Test
  void theFailureTellsQuotaAndSize() {
    TempFile file = await(limited.openTempFile());
    await(file.write(random(QUOTA)));

    TempFileLimitException failure = (TempFileLimitException) failureOf(file.write(random(7)));

    assertThat(failure.limit()).isEqualTo(QUOTA);
    assertThat(failure.size()).isEqualTo(QUOTA + 7);
    assertThat(failure).hasMessageContaining("write").hasMessageContaining(directory.toString());
  }

  @Test
  void allFilesShareTheQuota() {
    NamedTempFile named = await(limited.openNamedTempFile());
    SpooledTempFile spooled = await(limited.openSpooledTempFile(onDisk()));
    await(named.write(random(QUOTA / 2)));
    await(spooled.write(random(QUOTA / 2)));

    assertThat(failureOf(spooled.write(random(1)))).isInstanceOf(TempFileLimitException.class);
    assertThat(failureOf(named.write(random(1)))).isInstanceOf(TempFileLimitException.class);
    assertThat(limited.stats().getLimitRefusals()).isEqualTo(2);
  }

  @Test
  void writesThatFitAreStoredBesideOneThatDoesNot() {
    TempFile file = await(limited.openTempFile());
    List<Future<Void>> writes = new ArrayList<>();
    for (int size : new int[] {4000, 4000, 4000, 1000}) {
      writes.add(file.write(random(size), writes.size() * 4000L));
    }
    await(Future.join(writes).otherwiseEmpty());

    assertThat(writes).extracting(Future::succeeded).containsExactly(true, true, false, false);
    assertThat(await(file.size())).isEqualTo(8000);
  }

  @Test
  void whatIsInMemoryDoesNotCount() {
    SpooledTempFile file = spooled(limited, random(QUOTA * 2));

    assertThat(file.isInMemory()).isTrue();
    assertThat(limited.stats().getBytesOnDisk()).isZero();
  }

  @Test
  void aRolloverThatWouldPassItLeavesTheContentInMemory() {
    SpooledTempFile file = spooled(limited, random(QUOTA + 1));

    assertThat(failureOf(file.rollover())).isInstanceOf(TempFileLimitException.class);

    assertThat(file.isInMemory()).isTrue();
    assertThat(contentOf(file)).isEqualTo(random(QUOTA + 1));
    assertThat(limited.stats().getBytesOnDisk()).isZero();
  }

  @Test
  void theWriteThatWouldRollOverPastItIsNotStored() {
    SpooledTempFile file = await(limited.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(QUOTA)));
    await(file.write(random(QUOTA)));

    assertThat(failureOf(file.write(random(1)))).isInstanceOf(TempFileLimitException.class);

    assertThat(contentOf(file)).isEqualTo(random(QUOTA));
  }

  @Test
  void truncatingTakesAndGivesBack() {
    TempFile file = await(limited.openTempFile());

    await(file.truncate(QUOTA));
    assertThat(failureOf(file.truncate(QUOTA + 1))).isInstanceOf(TempFileLimitException.class);
    await(file.truncate(100));

    assertThat(limited.stats().getBytesOnDisk()).isEqualTo(100);
  }

  @Test
  void overwritingTakesNothing() {
    TempFile file = await(limited.openTempFile());
    await(file.write(random(QUOTA)));

    await(file.write(random(QUOTA), 0));

    assertThat(limited.stats().getBytesOnDisk()).isEqualTo(QUOTA);
  }

  @Test
  void closingGivesBack() {
    TempFile file = await(limited.openTempFile());
    await(file.write(random(QUOTA)));

    await(file.close());

    assertNothingIsUsed(limited);
    assertThat(limited.stats().getPeakBytesOnDisk()).isEqualTo(QUOTA);
  }

  @Test
  void aNamedFileCountsUntilItsNameIsGone() {
    NamedTempFile file = await(limited.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));
    await(file.write(random(QUOTA)));

    await(file.close());
    assertThat(limited.stats().getBytesOnDisk()).isEqualTo(QUOTA);
    await(file.delete());

    assertNothingIsUsed(limited);
  }

  @Test
  void persistingGivesBack() throws Exception {
    TempFile unnamed = await(limited.openTempFile());
    await(unnamed.write(random(QUOTA / 2)));
    TempFile named = await(limited.openNamedTempFile());
    await(named.write(random(QUOTA / 2)));

    await(unnamed.persist(published.resolve("unnamed").toString(), new PersistOptions().setSync(false)));
    await(named.persist(published.resolve("named").toString(), new PersistOptions().setSync(false)));

    assertNothingIsUsed(limited);
    assertThat(Files.size(published.resolve("unnamed"))).isEqualTo(QUOTA / 2);
  }

  @Test
  void keepingGivesBack() throws Exception {
    NamedTempFile file = await(limited.openNamedTempFile());
    await(file.write(random(QUOTA)));

    Path kept = Path.of(await(file.keep()));

    assertNothingIsUsed(limited);
    Files.delete(kept);
  }

  @Test
  void anUnclaimedFileThatTimedOutIsGivenBack() {
    TempFileSystem impatient = limited(new TempFileSystemOptions().setDiskQuota(QUOTA).setClaimTimeout(1));
    TempFile file = await(impatient.openTempFile());
    await(file.write(random(QUOTA)));

    await(file.checkIn());

    await(eventually(() -> impatient.stats().getBytesOnDisk() == 0));
    assertNothingIsUsed(impatient);
  }
}
