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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that may have few descriptors open and has used them up: what needs one fails and says so, what was stored is not lost, and
 * everything goes on once there are some again.
 */
@EnabledOnOs(OS.LINUX)
class FewDescriptorsTest extends TempFileTestBase {

  private static final List<String> LIMITED = List.of("sh", "-c", "ulimit -n 256; exec \"$@\"", "sh");

  @Test
  void whatNeedsADescriptorFailsUntilThereIsOneAgain() throws Exception {
    ChildJvm.End end = ChildJvm.start(LIMITED, ChildJvm.classPath(), FewDescriptorsProcess.class, directory).waitFor();

    Map<String, String> said = end.output.lines().filter(line -> line.matches(".* (works|fails): .*"))
      .collect(Collectors.toMap(line -> line.split(" (works|fails): ", 2)[0], line -> line));
    for (String operation : List.of("open", "open named", "roll over", "persist", "remove")) {
      assertThat(said.get(operation)).as("%s of %s", operation, end.errors)
        .contains("FileSystemException", "Unable to", directory.toString(), "Too many open files");
    }
    assertThat(said).containsEntry("write", "write works: null")
      .containsEntry("open again", "open again works: null")
      .containsEntry("roll over again", "roll over again works: null")
      .containsEntry("what is in it", "what is in it works: contentcontent")
      .containsEntry("what is in the other", "what is in the other works: contentcontent")
      .containsEntry("persist again", "persist again works: null")
      .containsEntry("remove again", "remove again works: null");
  }
}
