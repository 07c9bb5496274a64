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

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handing over moves no byte: what was in memory stays there, and a file on disk is the same one.
 */
class NoCopyTest extends HandOverTestBase {

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @Test
  void whatIsInMemoryStaysThere() {
    SpooledTempFile file = (SpooledTempFile) open(Kind.SPOOLED_IN_MEMORY, random(1_000_000));
    assertThat(file.isInMemory()).isTrue();

    SpooledTempFile claimed = (SpooledTempFile) await(fs.claim(checkIn(file)));

    assertThat(claimed.isInMemory()).isTrue();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNNAMED", "NAMED", "SPOOLED_ON_DISK", "SPOOLED_ROLLING_OVER"})
  void theDescriptorIsTheSame(Kind kind) {
    TempFile file = open(kind, random(7000));
    int descriptor = await(file.fileDescriptor());
    List<String> open = OpenFiles.in(directory);

    TempFile claimed = await(fs.claim(checkIn(file)));

    assertThat(await(claimed.fileDescriptor())).isEqualTo(descriptor);
    assertThat(OpenFiles.in(directory)).isEqualTo(open);
  }

  @Test
  void thePathIsTheSame() {
    NamedTempFile file = await(fs.openNamedTempFile());

    NamedTempFile claimed = (NamedTempFile) await(fs.claim(checkIn(file)));

    assertThat(claimed.path()).isEqualTo(file.path());
    assertThat(content(directory)).containsExactly(Path.of(file.path()));
  }

  @Test
  void theThresholdIsTheSame() {
    SpooledTempFile file = await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(5000)));
    await(file.write(random(4000)));
    SpooledTempFile claimed = (SpooledTempFile) await(fs.claim(checkIn(file)));

    await(claimed.write(random(1000)));
    assertThat(claimed.isInMemory()).isTrue();
    await(claimed.write(Buffer.buffer("x")));

    assertThat(claimed.isInMemory()).isFalse();
    assertThat(contentOf(claimed)).isEqualTo(random(4000).appendBuffer(random(1000)).appendString("x"));
  }

  @Test
  void itRollsOverWhenAskedFor() {
    SpooledTempFile file = (SpooledTempFile) open(Kind.SPOOLED_IN_MEMORY, random(7000));
    SpooledTempFile claimed = (SpooledTempFile) await(fs.claim(checkIn(file)));

    await(claimed.rollover());

    assertThat(claimed.isInMemory()).isFalse();
    assertThat(contentOf(claimed)).isEqualTo(random(7000));
    assertThat(OpenFiles.in(directory)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void anotherFileSystemIsAsGood(Kind kind) {
    TempFileSystem another = anotherFileSystem(60_000);
    TempFile file = open(kind, random(7000));

    TempFile claimed = await(another.claim(checkIn(file)));
    await(fs.close());

    assertThat(contentOf(claimed)).isEqualTo(random(7000));
    await(another.close());
    assertThat(failureOf(claimed.read(1))).isInstanceOf(IllegalStateException.class);
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void closingTheFileSystemItCameFromLeavesIt(Kind kind) {
    String check = checkIn(open(kind, random(7000)));
    await(fs.close());

    TempFile claimed = await(anotherFileSystem(60_000).claim(check));

    await(claimed.write(random(70)));
    assertThat(contentOf(claimed)).isEqualTo(random(7000).appendBuffer(random(70)));
  }
}
