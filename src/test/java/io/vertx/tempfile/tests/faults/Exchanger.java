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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A user who is neither root nor the one whose files are at stake, and runs a script of the shell for as long as something else is done.
 */
public final class Exchanger {

  private static final String ID = "65533";
  private static final List<String> AS_ANOTHER = List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups", "--");

  /** What is done meanwhile. */
  public interface Use {
    void run() throws Exception;
  }

  private Exchanger() {
  }

  /**
   * Be at work while something is done.
   *
   * @param body what is done again and again in the directory
   */
  public static void during(Path directory, String body, Use use) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")) && isThere(), "needs to be root, and setpriv, to be another user");
    List<String> command = new ArrayList<>(AS_ANOTHER);
    // It ends by itself, when what it was doing is done
    Path end = Files.createTempFile("exchanger", ".end");
    Files.delete(end);
    String script = "cd \"$1\" || exit 1; echo ready; while [ ! -e \"$2\" ]; do\n" + body + "\ndone";
    command.addAll(List.of("sh", "-c", script, "exchanger", directory.toString(), end.toString()));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      assertThat(process.getInputStream().read()).as("the other user is in the directory").isEqualTo('r');
      use.run();
    } finally {
      Files.createFile(end);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      Files.delete(end);
    }
  }

  public static int id() {
    return Integer.parseInt(ID);
  }

  private static boolean isThere() throws InterruptedException {
    List<String> command = new ArrayList<>(AS_ANOTHER);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
