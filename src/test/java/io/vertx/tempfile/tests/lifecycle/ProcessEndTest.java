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

import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * When a process ends in order, what it had open goes, and nothing is said about it.
 */
class ProcessEndTest extends TempFileTestBase {

  @ParameterizedTest
  @EnumSource(value = EndingProcess.Way.class, names = {"SIGNAL.*", "OPEN_IN_EXIT"}, mode = EnumSource.Mode.MATCH_NONE)
  void everythingGoesWhenTheProgramEnds(EndingProcess.Way way) throws Exception {
    ChildJvm child = ChildJvm.start(EndingProcess.class, directory, way);

    ChildJvm.End end = child.waitFor();

    assertThat(end.exitCode).isZero();
    assertNothingIsLeft(end);
  }

  @ParameterizedTest
  @CsvSource({"SIGNAL, TERM, 143", "SIGNAL, INT, 130", "SIGNAL_WHILE_OPENING, TERM, 143", "SIGNAL_WHILE_OPENING, INT, 130"})
  @DisabledOnOs(OS.WINDOWS)
  void everythingGoesWithASignal(EndingProcess.Way way, String signal, int exitCode) throws Exception {
    ChildJvm child = ChildJvm.start(EndingProcess.class, directory, way);
    child.firstLine();
    if (signal.equals("INT") && ignoresInterrupts(child)) {
      child.signal("TERM");
      child.waitFor();
      abort("SIGINT is ignored here, as in the background of a shell script");
    }

    child.signal(signal);

    ChildJvm.End end = child.waitFor();
    assertThat(end.exitCode).isEqualTo(exitCode);
    assertNothingIsLeft(end);
  }

  @Test
  void whatIsFirstOpenedWhenTheProcessEndsIsRefused() throws Exception {
    ChildJvm child = ChildJvm.start(EndingProcess.class, directory, EndingProcess.Way.OPEN_IN_EXIT);

    ChildJvm.End end = child.waitFor();

    assertThat(end.output).startsWith(IllegalStateException.class.getName());
    assertNothingIsLeft(end);
  }

  private void assertNothingIsLeft(ChildJvm.End end) {
    assertThat(content(directory)).isEmpty();
    assertThat(end.errors).isEmpty();
  }

  private static boolean ignoresInterrupts(ChildJvm child) throws Exception {
    Path status = Path.of("/proc", Long.toString(child.process().pid()), "status");
    if (!Files.exists(status)) {
      return false;
    }
    List<String> lines = Files.readAllLines(status);
    return lines.stream().filter(line -> line.startsWith("SigIgn:"))
      .anyMatch(line -> (Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).trim(), 16) & 2) != 0);
  }
}
