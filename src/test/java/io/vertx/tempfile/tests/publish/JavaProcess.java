/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A Java process of its own that does something and ends.
 */
final class JavaProcess {

  private JavaProcess() {
  }

  /**
   * Run a main class of the tests.
   *
   * @param wrapper the command that runs the command, empty for none
   * @return the lines that it wrote
   */
  static List<String> run(List<String> wrapper, Class<?> main, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
      "-Dvertx.disableFileCPResolving=true")); // a process that is killed would leave the cache for it behind
    command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    command.addAll(List.of(Launcher.class.getName(), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(new File("/dev/null"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    // Whoever waits for the end of its output would wait for ever otherwise
    CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS).execute(process::destroyForcibly);
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return List.of(output.split("\n"));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Ends with the main class also when that fails, whatever threads it has started, and says why. */
  static final class Launcher {

    public static void main(String[] arguments) {
      try {
        Method main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        System.exit(0);
      } catch (ReflectiveOperationException e) {
        e.printStackTrace(System.out);
        System.exit(1);
      }
    }
  }

  static void assumeThere(String purpose, String... command) throws InterruptedException {
    boolean there;
    try {
      there = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
        .start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeTrue(there, "needs " + command[0] + " " + purpose);
  }
}
