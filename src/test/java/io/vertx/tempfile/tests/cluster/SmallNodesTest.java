/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.cluster;

import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many files go across at once between two nodes that have much less memory than that.
 * <p>
 * {@code -Dcluster.mebibytes=100} makes each of them so large, and tells how much direct memory the nodes had.
 */
class SmallNodesTest {

  private static final int CLAIMS = 50;
  private static final Integer MEBIBYTES = Integer.getInteger("cluster.mebibytes");
  private static final long BYTES = (MEBIBYTES == null ? 6 : MEBIBYTES) * 1024L * 1024 + 1;
  private static final List<String> LITTLE = List.of("-Xmx96m", "-XX:MaxDirectMemorySize=64m", "-XX:+UseSerialGC");

  @TempDir
  Path directory;

  @Test
  void fiftyAtOnce() throws Exception {
    Cluster cluster = Cluster.create();
    ChildJvm owner = start("owner", cluster);
    String checks = owner.firstLine();
    ChildJvm claimer = start("claimer", cluster);

    claimer.tell(checks);
    ChildJvm.End received = claimer.waitFor();
    owner.tell("");
    ChildJvm.End sent = owner.waitFor();

    assertThat(received.exitCode).as("%s", received.errors).isZero();
    assertThat(sent.exitCode).as("%s", sent.errors).isZero();
    assertThat(received.errors + sent.errors).doesNotContain("OutOfMemory");
    if (MEBIBYTES != null) {
      System.out.println("claimer: " + received.output + "owner: " + sent.output);
    }
  }

  private ChildJvm start(String what, Cluster cluster) throws Exception {
    return ChildJvm.startWith(LITTLE, SmallNodeProcess.class, what, cluster.name(), cluster.port(),
      Files.createDirectory(directory.resolve(what)), CLAIMS, BYTES);
  }
}
