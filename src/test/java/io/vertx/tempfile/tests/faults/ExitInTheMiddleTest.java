/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import io.vertx.tempfile.tests.TempFileTestBase;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process exits while everything that takes a while is under way: nothing is left, and what was published is whole.
 */
class ExitInTheMiddleTest extends TempFileTestBase {

  @TempDir
  Path targets;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingIsLeft(boolean closing) throws Exception {
    ChildJvm.End end = ChildJvm.start(BusyProcess.class, directory, targets, closing).waitFor();

    assertThat(end.exitCode).as(end.errors).isZero();
    assertThat(content(directory)).as(end.errors).isEmpty();
    for (Path target : content(targets)) {
      assertThat(target).hasBinaryContent(new byte[Deed.Scene.SIZE]);
    }
  }
}
