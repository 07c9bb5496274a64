/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a spooled file keeps its content, and that nobody notices.
 */
class SpooledTest extends ContractTestBase {

  private static final int THRESHOLD = 4000;

  private SpooledTempFile file;

  @BeforeEach
  void openSpooledFile() {
    file = open(THRESHOLD);
  }

  private SpooledTempFile open(int maxInMemorySize) {
    return await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(maxInMemorySize)));
  }

  private SpooledTempFile openIn(Path where) {
    return await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(THRESHOLD).setDirectory(where.toString())));
  }

  @Test
  void beginsInMemory() {
    assertThat(file.isInMemory()).isTrue();
    assertThat(content(directory)).isEmpty();
  }

  @Test
  void staysInMemoryUpToTheThreshold() {
    await(file.write(random(THRESHOLD)));

    assertThat(file.isInMemory()).isTrue();
  }

  @Test
  void rollsOverOneBytePastTheThreshold() {
    await(file.write(random(THRESHOLD)));
    await(file.write(random(1)));

    assertThat(file.isInMemory()).isFalse();
    assertThat(contentOf(file)).isEqualTo(concat(random(THRESHOLD), random(1)));
  }

  @Test
  void rollsOverInOneWritePastTheThreshold() {
    await(file.write(random(THRESHOLD + 1)));

    assertThat(file.isInMemory()).isFalse();
    assertThat(contentOf(file)).isEqualTo(random(THRESHOLD + 1));
  }

  @Test
  void withoutMemoryRollsOverAtTheFirstByte() {
    SpooledTempFile none = open(0);
    assertThat(none.isInMemory()).isTrue();

    await(none.write(random(1)));

    assertThat(none.isInMemory()).isFalse();
  }

  @Test
  void writingNothingDoesNotRollOver() {
    SpooledTempFile none = open(0);

    await(none.write(Buffer.buffer()));

    assertThat(none.isInMemory()).isTrue();
  }

  @Test
  void hasNoNameOnDisk() {
    await(file.write(random(THRESHOLD + 1)));

    assertThat(content(directory)).isEmpty();
  }

  @Test
  void overwritingInsideDoesNotRollOver() {
    await(file.write(random(THRESHOLD)));

    for (int i = 0; i < 10; i++) {
      await(file.write(filled(THRESHOLD, i), 0));
    }

    assertThat(file.isInMemory()).isTrue();
    assertThat(await(file.size())).isEqualTo(THRESHOLD);
  }

  @Test
  void truncatePastTheThresholdRollsOver() {
    await(file.write(chunk(0)));

    await(file.truncate(THRESHOLD + 1));

    assertThat(file.isInMemory()).isFalse();
    assertThat(contentOf(file)).isEqualTo(concat(chunk(0), zeros(THRESHOLD + 1 - CHUNK)));
  }

  @Test
  void truncateToTheThresholdDoesNotRollOver() {
    await(file.truncate(THRESHOLD));

    assertThat(file.isInMemory()).isTrue();
  }

  @Test
  void truncateDoesNotBringItBack() {
    await(file.write(random(THRESHOLD + 1)));

    await(file.truncate(0));

    assertThat(file.isInMemory()).isFalse();
  }

  @Test
  void aHoleBeforeTheThresholdStaysInMemory() {
    await(file.write(random(10), THRESHOLD - 10));

    assertThat(file.isInMemory()).isTrue();
    assertThat(contentOf(file)).isEqualTo(concat(zeros(THRESHOLD - 10), random(10)));
  }

  @Test
  void aHoleUpToTheThresholdRollsOver() {
    await(file.write(random(10), THRESHOLD - 5));

    assertThat(file.isInMemory()).isFalse();
    assertThat(contentOf(file)).isEqualTo(concat(zeros(THRESHOLD - 5), random(10)));
  }

  @Test
  void aHoleAcrossTheThresholdRollsOver() {
    await(file.write(chunk(0)));

    await(file.write(random(10), 3 * THRESHOLD));

    assertThat(file.isInMemory()).isFalse();
    assertThat(contentOf(file)).isEqualTo(concat(chunk(0), zeros(3 * THRESHOLD - CHUNK), random(10)));
  }

  @Test
  void aHoleAfterTheThresholdIsZeros() {
    await(file.write(random(THRESHOLD + 1)));

    await(file.write(random(10), 3 * THRESHOLD));

    assertThat(contentOf(file)).isEqualTo(concat(random(THRESHOLD + 1), zeros(2 * THRESHOLD - 1), random(10)));
  }

  @Test
  void holesSurviveTheRollover() {
    SpooledTempFile large = open(10_000_000);
    large.write(random(10), 5);
    large.write(random(11), 300_000);
    large.truncate(1_000_000);

    await(large.rollover());

    assertThat(contentOf(large)).isEqualTo(concat(zeros(5), random(10), zeros(300_000 - 15), random(11), zeros(1_000_000 - 300_011)));
  }

  @Test
  void whatWasCutOffDoesNotComeBackByTheRollover() {
    await(file.write(filled(3000, 1)));
    await(file.truncate(100));
    await(file.truncate(200));

    await(file.rollover());

    assertThat(contentOf(file)).isEqualTo(concat(filled(100, 1), zeros(100)));
  }

  @Test
  void rolloverKeepsTheReadPosition() {
    await(file.write(random(THRESHOLD)));
    await(file.read(1234));

    await(file.rollover());

    assertThat(file.getReadPos()).isEqualTo(1234);
    assertThat(await(file.readAll())).isEqualTo(random(THRESHOLD).getBuffer(1234, THRESHOLD));
  }

  @Test
  void rolloverKeepsTheWritePosition() {
    await(file.write(random(THRESHOLD)));
    file.setWritePos(100);

    await(file.rollover());
    await(file.write(filled(50, 1)));

    assertThat(file.getWritePos()).isEqualTo(150);
    assertThat(contentOf(file)).isEqualTo(
      concat(random(THRESHOLD).getBuffer(0, 100), filled(50, 1), random(THRESHOLD).getBuffer(150, THRESHOLD)));
  }

  @Test
  void rolloverOfAnEmptyFile() {
    await(file.rollover());

    assertThat(file.isInMemory()).isFalse();
    assertThat(await(file.size())).isZero();
  }

  @Test
  void rolloverTwiceIsNoError() {
    await(file.write(chunk(0)));

    await(Future.all(file.rollover(), file.rollover()));
    await(file.rollover());

    assertThat(contentOf(file)).isEqualTo(chunk(0));
  }

  @Test
  void rolloverComesInTheOrderOfTheCalls() {
    for (int i = 0; i < 20; i++) {
      if (i == 7) {
        file.rollover();
      }
      file.write(filled(10, i));
    }

    Buffer all = await(file.readAll());

    for (int i = 0; i < 20; i++) {
      assertThat(all.getBuffer(i * 10, i * 10 + 10)).isEqualTo(filled(10, i));
    }
  }

  @Test
  void aStreamGoesOnThroughTheRollover() {
    SpooledTempFile large = open(1_000_000);
    large.write(CONTENT);
    large.setReadBufferSize(CHUNK);
    Buffer received = Buffer.buffer();
    Promise<Void> ended = Promise.promise();
    large.endHandler(v -> ended.complete());
    large.handler(data -> {
      if (received.length() == 3 * CHUNK) {
        large.rollover();
      }
      received.appendBuffer(data);
    });

    await(ended.future());

    assertThat(received).isEqualTo(CONTENT);
    assertThat(large.isInMemory()).isFalse();
  }

  @Test
  void theFileDescriptorRollsOver() {
    await(file.write(chunk(0)));

    int descriptor = await(file.fileDescriptor());

    assertThat(descriptor).isPositive();
    assertThat(file.isInMemory()).isFalse();
    assertThat(contentOf(file)).isEqualTo(chunk(0));
  }

  // When the disk refuses

  @Test
  void aFailedRolloverLeavesTheContentInMemory() {
    SpooledTempFile homeless = openIn(directory.resolve("missing"));
    await(homeless.write(CONTENT.getBuffer(0, THRESHOLD)));

    assertThat(failureOf(homeless.rollover()))
      .isInstanceOf(FileSystemException.class)
      .hasCauseInstanceOf(NoSuchFileException.class)
      .hasMessageContaining(directory.resolve("missing").toString());
    assertThat(homeless.isInMemory()).isTrue();
    assertThat(contentOf(homeless)).isEqualTo(CONTENT.getBuffer(0, THRESHOLD));
  }

  @Test
  void aWriteThatCannotRollOverStoresNothing() {
    SpooledTempFile homeless = openIn(directory.resolve("missing"));
    await(homeless.write(chunk(0)));

    assertThat(failureOf(homeless.write(random(THRESHOLD)))).hasCauseInstanceOf(NoSuchFileException.class);

    assertThat(contentOf(homeless)).isEqualTo(chunk(0));
  }

  @Test
  void afterAFailedRolloverWhatFitsInMemoryIsStored() {
    SpooledTempFile homeless = openIn(directory.resolve("missing"));
    await(homeless.write(chunk(0)));
    failureOf(homeless.rollover());

    homeless.setWritePos(CHUNK);
    await(homeless.write(chunk(1)));

    assertThat(contentOf(homeless)).isEqualTo(CONTENT.getBuffer(0, 2 * CHUNK));
  }

  @Test
  void rollsOverOnceTheDirectoryIsBack() throws IOException {
    Path late = directory.resolve("late");
    SpooledTempFile homeless = openIn(late);
    await(homeless.write(chunk(0)));
    failureOf(homeless.rollover());

    Files.createDirectory(late);
    await(homeless.write(random(THRESHOLD)));

    assertThat(homeless.isInMemory()).isFalse();
    assertThat(contentOf(homeless)).isEqualTo(concat(chunk(0), random(THRESHOLD)));
    Files.delete(late);
  }

  @Test
  void aFileThatCannotRollOverCanBeClosed() {
    SpooledTempFile homeless = openIn(directory.resolve("missing"));
    homeless.write(random(THRESHOLD + 1));

    await(homeless.close());
  }

  @Test
  void aFailedGroupOfManyWritesStoresThoseThatFitInMemory() {
    Context owner = vertx.getOrCreateContext();
    SpooledTempFileOptions options = new SpooledTempFileOptions()
      .setMaxInMemorySize(200_000)
      .setDirectory(directory.resolve("missing").toString());
    SpooledTempFile homeless = await(on(owner, () -> fs.openSpooledTempFile(options)));
    List<Future<Void>> writes = new ArrayList<>();

    await(on(owner, () -> {
      // All wait for its failure, which is told in another turn
      homeless.rollover();
      for (int i = 0; i < 100_010; i++) {
        writes.add(homeless.write(filled(2, i)));
      }
      return Future.join(writes).otherwiseEmpty();
    }));

    assertThat(writes.subList(0, 100_000)).allMatch(Future::succeeded);
    assertThat(writes.subList(100_000, 100_010)).allMatch(Future::failed);
    assertThat(await(homeless.size())).isEqualTo(200_000);
  }
}
