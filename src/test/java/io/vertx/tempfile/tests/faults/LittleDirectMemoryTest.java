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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that has less direct memory than it writes and reads at once.
 */
@DisabledOnOs(OS.WINDOWS)
class LittleDirectMemoryTest extends TempFileTestBase {

  private static final List<String> LIMITED = List.of("env",
    // Netty takes its memory from the JDK, as it does on recent ones
    "JDK_JAVA_OPTIONS=-XX:MaxDirectMemorySize=16m -Dio.netty.maxDirectMemory=0");

  @Test
  void largeBuffersAreWrittenAndRead() throws Exception {
    ChildJvm.End end = ChildJvm.start(LIMITED, ChildJvm.classPath(), LittleDirectMemoryProcess.class, directory).waitFor();

    assertThat(end.output).as(end.errors).isEqualTo("same true\n");
  }

  @Test
  void anEventLoopDoesNotWaitForMemoryThatIsNotThere() throws Exception {
    ChildJvm.End end = ChildJvm.start(LIMITED, ChildJvm.classPath(), NoDirectMemoryProcess.class, directory).waitFor();

    assertThat(end.output).as(end.errors).isEqualTo("waited false\nstored " + 500 * 8 * 1024 + "\n");
  }
}
