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
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Another user, who does to the names in a directory whatever the system permits, again and again.
 */
final class Stranger {

  private static final String ID = "65534";

  /** For each name that is there: a link in its place, a second name for it, its own file under it, and the name taken away. */
  private static final String LOOP = String.join("\n",
    "cd \"$1\" || exit 1",
    "n=0",
    "echo ready",
    "while :; do",
    "  for name in tmp* vertx-tempfile-*; do",
    "    n=$((n + 1))",
    "    rm -f \"$name\"; ln -s \"$2\" \"$name\"; ln \"$name\" \"stranger-$((n % 50))\"",
    "    mv -f \"$name\" \"stranger-$((n % 50))\"; echo mine > \"$name\"; chmod 777 \"$name\"; echo mine >> \"$name/inside\"",
    "  done",
    "done");

  /** What is done meanwhile. */
  interface Use {
    void run() throws Exception;
  }

  private Stranger() {
  }

  /**
   * Do something while a stranger is at work.
   *
   * @param victim where the stranger would like us to go
   */
  static void during(Path directory, Path victim, Use use) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")) && isThere(), "needs to be root, and setpriv, to be another user");
    Process process = new ProcessBuilder("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups", "--",
      "sh", "-c", LOOP, "stranger", directory.toString(), victim.toString())
      .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      assertThat(process.getInputStream().read()).as("the stranger is in the directory").isEqualTo('r');
      use.run();
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups", "--", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether something was made by a stranger, rather than by us.
   */
  static boolean made(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(Integer.parseInt(ID));
  }
}
