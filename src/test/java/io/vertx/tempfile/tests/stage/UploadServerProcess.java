/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.tempfile.tests.OpenFiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example in a JVM of its own, with a temporary directory of its own, another one to publish in, and a small heap.
 */
final class UploadServerProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("Listening on http://127\\.0\\.0\\.1:(\\d+)/.*");
  private static final String ECHO_OF_ENVIRONMENT = "Picked up ";

  private final Process process;
  private final BufferedReader output;
  private final Path directory;
  private final String greeting;

  private UploadServerProcess(Process process, Path directory) throws IOException {
    this.process = process;
    this.output = process.inputReader();
    this.directory = directory;
    this.greeting = output.readLine();
  }

  static UploadServerProcess start(Path directory, Path published, String... properties) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-Xmx64m", "-cp", System.getProperty("java.class.path"), "-Djava.io.tmpdir=" + directory, "-Ddir=" + published,
      "-Dport=0"));
    command.addAll(List.of(properties));
    command.add("examples.UploadServer");
    return new UploadServerProcess(new ProcessBuilder(command).start(), directory);
  }

  /** What it prints first, null when it ended without a word. */
  String greeting() {
    return greeting;
  }

  int port() {
    Matcher address = ADDRESS.matcher(String.valueOf(greeting));
    assertThat(address.matches()).as("the address in: %s", greeting).isTrue();
    return Integer.parseInt(address.group(1));
  }

  /** Its open files without a name, where Linux tells them. */
  List<String> openFiles() {
    return OpenFiles.in(directory, process);
  }

  List<String> descriptors() {
    try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return all.map(UploadServerProcess::target).collect(Collectors.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }

  /** What it has put there with a name, other than its journal and what Vert.x itself does. */
  List<Path> namedFiles() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> !path.getFileName().toString().matches("vertx-(cache.*|tempfile-.*\\.journal)"))
        .collect(Collectors.toList());
    }
  }

  /** Ask it to end, as a service manager does, and give the status. */
  int terminate() throws InterruptedException {
    process.toHandle().destroy(); // Process.destroy closes the streams too
    return exitStatus();
  }

  int exitStatus() throws InterruptedException {
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ended").isTrue();
    return process.exitValue();
  }

  /** What it complained of, once it has ended. */
  List<String> complaints() throws IOException {
    try (BufferedReader errors = process.errorReader()) {
      return errors.lines().filter(line -> !line.startsWith(ECHO_OF_ENVIRONMENT)).collect(Collectors.toList());
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    output.close();
  }
}
