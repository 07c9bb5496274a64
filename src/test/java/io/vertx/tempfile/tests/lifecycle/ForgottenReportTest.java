/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of what was forgotten one report a minute is written, which names it and tells of how many more.
 */
class ForgottenReportTest extends ForgottenTestBase {

  @ParameterizedTest
  @EnumSource
  void oneOfAKindIsToldOfAMinute(Kind kind) {
    forget(clocked, kind, 3);
    assertThat(messages()).singleElement().asString().doesNotContain("more");

    clock.addAndGet(TimeUnit.MINUTES.toNanos(1) - 1);
    forget(clocked, kind, 1);
    assertThat(messages()).hasSize(1);

    clock.addAndGet(1);
    forget(clocked, kind, 1);
    assertThat(messages()).hasSize(2).last().asString().contains("and so were 3 more since the last warning").contains(PROPERTY + "=full");
  }

  @Test
  void eachIsCountedAndReclaimedThoughOneIsToldOf() {
    forget(clocked, Kind.NAMED, 5);

    assertThat(clocked.stats().getLeaks()).isEqualTo(5);
    assertThat(clocked.stats().getOpenFiles()).isZero();
    assertThat(content(directory)).isEmpty();
    assertThat(messages()).hasSize(1);
  }

  @Test
  void oneOfEachKindIsToldOf() {
    forget(clocked, Kind.UNNAMED, 2);
    forget(clocked, Kind.SPOOLED_IN_MEMORY, 2);
    forget(clocked, Kind.NAMED, 2);

    assertThat(messages()).hasSize(3);
  }

  @Test
  void theReportNamesWhatHasAName() {
    String path = pathOfAForgottenFile();
    reclaimed(clocked, 1);
    String directory = pathOfAForgottenDirectory();
    reclaimed(clocked, 2);

    assertThat(messages()).satisfiesExactly(
      report -> assertThat(report).startsWith("A named temporary file '" + path + "' was not closed"),
      report -> assertThat(report).startsWith("A temporary directory '" + directory + "' was not closed"));
  }

  private String pathOfAForgottenFile() {
    return await(clocked.openNamedTempFile()).path();
  }

  private String pathOfAForgottenDirectory() {
    return await(clocked.createTempDirectory()).path();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNNAMED", "SPOOLED_IN_MEMORY", "SPOOLED_ON_DISK"})
  void theReportTellsTheSizeOfWhatHasNoName(Kind kind) {
    forget(clocked, kind, 1);

    assertThat(messages()).singleElement().asString().contains("temporary file of 5000 bytes was not closed");
  }

  @Test
  void aClaimedFileIsNamedToo() {
    String path = pathOfAFileThatIsClaimedAndForgotten();
    reclaimed(clocked, 1);

    assertThat(messages()).singleElement().asString().startsWith("A claimed temporary file '" + path + "' was not closed");
  }

  private String pathOfAFileThatIsClaimedAndForgotten() {
    NamedTempFile file = await(clocked.openNamedTempFile());
    await(clocked.claim(await(file.checkIn())));
    return file.path();
  }

  @Test
  void whatWaitsIsToldWithTheNextOfAnotherKind() {
    forget(clocked, Kind.UNNAMED, 3);
    clock.addAndGet(TimeUnit.MINUTES.toNanos(1));

    forget(clocked, Kind.NAMED, 1);

    assertThat(messages()).hasSize(3).anyMatch(report -> report.contains("and so was 1 more since the last warning"));
  }

  @Test
  void whatWaitsIsToldWhenTheFileSystemCloses() {
    forget(clocked, Kind.UNNAMED, 3);

    await(clocked.close());
    assertThat(messages()).hasSize(2).last().asString().contains("and so was 1 more since the last warning");

    await(vertx.close());
    assertThat(messages()).hasSize(2);
  }

  @Test
  void whatWaitsIsToldWhenVertxCloses() {
    forget(clocked, Kind.UNNAMED, 3);

    await(vertx.close());

    assertThat(messages()).hasSize(2).last().asString().contains("and so was 1 more since the last warning");
  }

  @Test
  void whatWasOpenedAtTheSamePlaceIsToldOfOnceAMinute() {
    System.setProperty(PROPERTY, "full");
    forget(clocked, Kind.UNNAMED, 3);
    assertThat(reports).hasSize(1);

    clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    forgetElsewhere();

    assertThat(reports).hasSize(3).allSatisfy(report -> assertThat(report.getThrown()).isNotNull());
    assertThat(messages())
      .anyMatch(report -> report.contains("and so was 1 more that was opened at the same place since the last warning"))
      .noneMatch(report -> report.contains(PROPERTY));
  }

  @Test
  void eachPlaceIsToldOf() {
    System.setProperty(PROPERTY, "full");

    forget(clocked, Kind.UNNAMED, 1);
    forgetElsewhere();

    assertThat(reports).hasSize(2);
  }

  private void forgetElsewhere() {
    long before = clocked.stats().getLeaks();
    await(clocked.openTempFile());
    reclaimed(clocked, before + 1);
  }

  private List<String> messages() {
    return reports.stream().map(LogRecord::getMessage).toList();
  }
}
