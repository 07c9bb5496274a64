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

import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files and directories are for their owner alone, whatever the umask allows; it can only take away from what was asked for.
 */
class UmaskTest extends TempFileTestBase {

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @CsvSource({"000, rw-rw-r--", "022, rw-r--r--", "077, rw-------"})
  void filesAndDirectoriesAreForTheirOwnerAlone(String umask, String shared) throws Exception {
    List<String> withUmask = List.of("sh", "-c", "umask " + umask + " && exec \"$@\"", "sh");

    ChildJvm.End end = ChildJvm.start(withUmask, ChildJvm.classPath(), UmaskProcess.class, directory).waitFor();

    assertThat(end.errors).isEmpty();
    assertThat(end.output.lines()).containsExactly("UNNAMED rw-------", "NAMED rw-------", "SPOOLED_IN_MEMORY rw-------",
      "SPOOLED_ON_DISK rw-------", "SPOOLED_ROLLING_OVER rw-------", "named rw-------", "directory rwx------", "shared " + shared);
  }
}
