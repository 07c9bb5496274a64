/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.limits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SpareDescriptorsTest {

  private static final int LIMIT = 3;

  @TempDir
  Path directory;

  private final SpareDescriptors spare = new SpareDescriptors(LIMIT);
  private final List<FileChannel> channels = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    for (int i = 0; i <= LIMIT; i++) {
      channels.add(FileChannel.open(Files.createFile(directory.resolve("file" + i))));
    }
  }

  @AfterEach
  void close() throws IOException {
    for (FileChannel channel : channels) {
      channel.close();
    }
  }

  @Test
  void keepsAsManyAsItMay() {
    assertThat(channels).map(spare::keep).containsExactly(true, true, true, false);
    assertThat(spare.kept()).isEqualTo(LIMIT);
  }

  @Test
  void whatIsGivenBackCanBeHadAgain() {
    channels.forEach(spare::keep);

    spare.giveBack(channels.get(0));

    assertThat(spare.keep(channels.get(LIMIT))).isTrue();
    assertThat(spare.keep(channels.get(0))).isFalse();
  }

  @Test
  void nothingIsGivenBackThatWasNotKept() {
    channels.subList(0, LIMIT).forEach(spare::keep);

    spare.giveBack(channels.get(LIMIT));
    spare.giveBack(null);
    spare.giveBack(channels.get(0));
    spare.giveBack(channels.get(0));

    assertThat(spare.kept()).isEqualTo(LIMIT - 1);
    assertThat(spare.keep(channels.get(0))).isTrue();
    assertThat(spare.keep(channels.get(LIMIT))).isFalse();
  }

  @Test
  void nothingIsKeptWhileTheyAreWithheld() {
    spare.withhold();
    boolean kept = spare.keep(channels.get(0));
    spare.withholdNoMore();

    assertThat(kept).isFalse();
    assertThat(spare.keep(channels.get(0))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1024, 64", "256, 16", "15, 0", "4096, 256", "1048576, 256", "9223372036854775807, 256", "unlimited, 256"})
  void takesASixteenthOfWhatTheProcessMayOpen(String soft, int share) {
    List<String> limits = List.of(
      "Limit                     Soft Limit           Hard Limit           Units     ",
      "Max processes             31000                31000                processes ",
      String.format("Max open files            %-20s 1048576              files     ", soft),
      "Max locked memory         8388608              8388608              bytes     ");

    assertThat(SpareDescriptors.fairShare(limits)).isEqualTo(share);
  }

  @Test
  void takesNothingWhereNothingIsTold() {
    assertThat(SpareDescriptors.fairShare(List.of("Max processes 31000 31000 processes"))).isZero();
  }
}
