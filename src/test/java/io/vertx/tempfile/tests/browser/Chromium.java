/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A headless Chromium with a profile of its own, driven by the DevTools protocol. Debian's is installed where it is missing and may be.
 */
public final class Chromium implements AutoCloseable {

  private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
  private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final long INSTALLATION_SECONDS = 300;

  /** It is to look at the pages of the test, and at nothing else in the world. */
  private static final List<String> OPTIONS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-port=0");

  private final Process process;
  private final DevTools devTools;

  private Chromium(Process process, DevTools devTools) {
    this.process = process;
    this.devTools = devTools;
  }

  /**
   * Skip the test that calls it where there is no Chromium and none can be installed. With {@code CI=true} it fails instead.
   */
  public static void assumeThere() throws IOException, InterruptedException {
    if (Files.isExecutable(EXECUTABLE)) {
      return;
    }
    boolean installed = isRoot() && Files.isExecutable(Path.of("/usr/bin/apt-get")) && install();
    String missing = "Chromium is not there, and could not be installed: no test in a browser. Debian's package is chromium";
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      assertThat(installed).as(missing).isTrue();
    }
    if (!installed) {
      System.err.println(missing);
    }
    assumeTrue(installed, missing);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean install() throws IOException, InterruptedException {
    return run("apt-get", "update", "-qq")
      && run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core")
      && Files.isExecutable(EXECUTABLE);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command)
      .redirectErrorStream(true)
      .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    Process process = builder.start();
    if (!process.waitFor(INSTALLATION_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return false;
    }
    return process.exitValue() == 0;
  }

  /**
   * @param profile a directory for what it writes, which may be removed once it is closed
   */
  public static Chromium start(Path profile) throws IOException {
    List<String> command = new ArrayList<>(List.of(EXECUTABLE.toString()));
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + profile);
    command.add("about:blank");
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("HOME", profile.toString());
    Process process = builder.start();
    try {
      return new Chromium(process, DevTools.connect(address(process)));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static URI address(Process process) throws IOException {
    BufferedReader errors = process.errorReader();
    List<String> lines = new ArrayList<>();
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        letRunOff(errors);
        return URI.create(address.group(1));
      }
      lines.add(line);
    }
    throw new IOException("Chromium did not start: " + lines);
  }

  /** It would wait for a reader otherwise. */
  private static void letRunOff(BufferedReader errors) {
    Thread reader = new Thread(() -> {
      try (errors) {
        while (errors.readLine() != null) {
          // not of interest
        }
      } catch (IOException e) {
        // it has ended
      }
    }, "chromium-errors");
    reader.setDaemon(true);
    reader.start();
  }

  /** Open a page that is blank. */
  public Tab open() {
    return Tab.open(devTools);
  }

  /** Returns when all its processes are gone, so that nothing writes to the profile any more. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().collect(Collectors.toList());
    devTools.close();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly()).join();
    for (ProcessHandle each : all) {
      each.destroyForcibly();
      each.onExit().join();
    }
  }
}
