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

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody finds what others have written in memory that they had before him.
 */
class RecycledMemoryTest extends ContractTestBase {

  private static final int SECRETS = 200_000;

  private SpooledTempFile file;

  @BeforeEach
  void othersHadTheMemoryBefore() {
    SpooledTempFile other = open();
    byte[] secret = new byte[SECRETS];
    Arrays.fill(secret, (byte) 'S');
    await(other.write(Buffer.buffer(secret)));
    await(other.close());
    file = open();
  }

  private SpooledTempFile open() {
    return await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(2 * SECRETS)));
  }

  private void isZerosBut(int size, int from, int to) {
    assertThat(file.isInMemory()).isTrue();
    byte[] expected = new byte[size];
    Arrays.fill(expected, from, to, (byte) 'x');
    Buffer content = contentOf(file);
    assertThat(Arrays.equals(content.getBytes(), expected)).as("zeros but from %d to %d", from, to).isTrue();
  }

  private Buffer mine(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 'x');
    return Buffer.buffer(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1023, 1024, 1025, 5000, 16_384, 40_000, 65_535, 65_536, 65_537, 150_000})
  void aHoleBeforeWhatIsWritten(int position) {
    await(file.write(mine(100), position));

    isZerosBut(position + 100, position, position + 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {4200, 10_000, 70_000, 180_000})
  void aHoleBehindWhatIsThere(int position) {
    await(file.write(mine(4100)));
    await(file.write(mine(1), position));
    await(file.write(mine(position - 4100), 4100));

    isZerosBut(position + 1, 0, position + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {4200, 10_000, 70_000, 180_000})
  void whatIsMadeLonger(int size) {
    await(file.write(mine(4100)));
    await(file.truncate(size));

    isZerosBut(size, 0, 4100);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4096, 5000, 65_536, 70_000})
  void whatIsCutOffAndMadeLongerAgain(int size) {
    await(file.write(mine(80_000)));
    await(file.truncate(size));
    await(file.truncate(90_000));

    isZerosBut(90_000, 0, size);
  }

  @Test
  void aHoleThatIsFilledInPart() {
    await(file.write(mine(1), 170_000));
    await(file.write(mine(10), 80_000));
    await(file.truncate(170_000));

    isZerosBut(170_000, 80_000, 80_010);
  }

  @Test
  void whatRollsOver() {
    await(file.write(mine(1), 100_000));
    await(file.rollover());

    assertThat(Arrays.equals(contentOf(file).getBytes(0, 100_000), new byte[100_000])).isTrue();
  }
}
