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

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a spooled file keeps its content, and that nobody notices.
 */
class SpooledTest extends SpooledTestBase {

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
}
