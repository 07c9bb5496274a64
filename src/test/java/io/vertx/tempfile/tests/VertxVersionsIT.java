/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * An application that uses the jar, on each Vert.x that it is for, each Java, and both paths.
 * <p>
 * Without {@code -Dmatrix.full=true} these are the oldest and the newest Vert.x, on the Java of the build.
 */
class VertxVersionsIT {

  private static final Path JAR = Path.of(System.getProperty("packaged.jar"));
  private static final Path VERTX = Path.of(System.getProperty("matrix.directory"));
  private static final List<String> VERSIONS = List.of(System.getProperty("matrix.vertx").strip().split("[,\\s]+"));
  private static final String TOO_OLD = System.getProperty("matrix.too-old");
  /** The application that names Vert.x Web before the library, and so has its version of Vert.x. */
  private static final String WEB_FIRST = "web-first";
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Path CONSUMER = Path.of("src", "it", "consumer");

  @TempDir
  static Path classes;

  @TempDir
  Path directory;

  private record Combination(String vertx, int java, boolean modules) {

    @Override
    public String toString() {
      return "Vert.x " + vertx + ", Java " + java + ", " + (modules ? "module path" : "class path");
    }
  }

  @BeforeAll
  static void compileForEachVertx() throws IOException {
    for (String version : VERSIONS) {
      compile(version, "--module-path", "module-info", "user/Main", "user/Start");
    }
    compile(WEB_FIRST, "--class-path", "user/Web");
  }

  private static void compile(String vertx, String path, String... sources) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--release", "11", path, path(jars(vertx)), "-d", classes.resolve(vertx).toString()));
    for (String source : sources) {
      arguments.add(CONSUMER.resolve(source + ".java").toString());
    }
    assertThat(ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, arguments.toArray(String[]::new))).isZero();
  }

  static List<Combination> combinations() {
    List<Combination> combinations = new ArrayList<>();
    for (String vertx : VERSIONS) {
      for (String java : System.getProperty("matrix.java").split(",")) {
        combinations.add(new Combination(vertx, Integer.parseInt(java), false));
        combinations.add(new Combination(vertx, Integer.parseInt(java), true));
      }
    }
    return combinations;
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void anApplicationRuns(Combination combination) throws Exception {
    Path home = new JavaHomes().of(combination.java);
    assumeTrue(home != null, () -> "Java " + combination.java + " is not installed");

    runsOn(home, jars(combination.vertx), classes.resolve(combination.vertx), combination.modules);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anApplicationRunsWhoseVertxWebChoosesTheVertx(boolean modules) throws Exception {
    assertThat(jars(WEB_FIRST)).extracting(jar -> jar.getFileName().toString())
      .filteredOn(name -> name.startsWith("vertx-core-5"))
      .singleElement().asString().startsWith("vertx-core-5.1.");

    runsOn(JAVA_HOME, jars(WEB_FIRST), classes.resolve(VERSIONS.get(0)), modules);
  }

  @Test
  void anApplicationTakesUploadsWithTheVertxWebThatItChose() throws Exception {
    int exitCode = run(JAVA_HOME, "-cp", path(jars(WEB_FIRST)) + File.pathSeparator + classes.resolve(WEB_FIRST), "user.Web");

    assertThat(exitCode).as(() -> "exit code, and errors: " + errors()).isZero();
    assertThat(directory.resolve("output")).hasContent("text value f.txt 7");
  }

  @Test
  void vertxThatIsTooOldIsToldOfInOneSentence() throws Exception {
    String path = path(jars(TOO_OLD)) + File.pathSeparator + classes.resolve(VERSIONS.get(0));

    assertThat(run(JAVA_HOME, "-cp", path, "user.Start")).as("exit code").isOne();
    assertThat(directory.resolve("output")).hasContent("java.lang.IllegalStateException: vertx-tempfile needs Vert.x 5.0 or"
      + " later: vertx-core " + TOO_OLD + " was found. Dependency management may have chosen it");
  }

  /** What no application came to, the virtual machine would not have looked for. */
  @ParameterizedTest
  @MethodSource("versions")
  void whatTheLibraryUsesIsThere(String version) throws IOException {
    UsedMembers used = new UsedMembers(JAR);

    assertThat(used.missing(jars(version))).isEmpty();
    assertThat(used.missing(jars(TOO_OLD))).contains("io.vertx.core.internal.ContextInternal",
      "io.vertx.core.Promise.complete(java.lang.Object, java.lang.Throwable)");
  }

  static List<String> versions() {
    return VERSIONS;
  }

  private void runsOn(Path home, List<Path> jars, Path application, boolean modules) throws Exception {
    String path = path(jars) + File.pathSeparator + application;
    int exitCode = modules
      ? run(home, "--module-path", path, "-m", "user/user.Main")
      : run(home, "-cp", path, "user.Main");

    assertThat(exitCode).as(() -> "exit code, and errors: " + errors()).isZero();
    assertThat(directory.resolve("output")).hasContent("opened spooled staged handed-over shared published closed ");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).extracting(file -> file.getFileName().toString()).containsOnly("output", "errors");
    }
  }

  private String errors() {
    try {
      return Files.readString(directory.resolve("errors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its exit code. */
  private int run(Path home, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString(), "-Xmx96m", "-XX:TieredStopAtLevel=1",
      "-XX:+UseSerialGC", "-Dvertx.disableFileCPResolving=true", "-Djava.io.tmpdir=" + directory));
    command.addAll(List.of(arguments));
    Process java = new ProcessBuilder(command)
      .redirectOutput(directory.resolve("output").toFile())
      .redirectError(directory.resolve("errors").toFile())
      .start();
    try {
      assertThat(java.waitFor(5, TimeUnit.MINUTES)).as("has ended").isTrue();
      return java.exitValue();
    } finally {
      java.destroyForcibly();
    }
  }

  private static List<Path> jars(String vertx) throws IOException {
    try (Stream<Path> jars = Files.list(VERTX.resolve(vertx))) {
      return Stream.concat(Stream.of(JAR), jars.sorted()).collect(Collectors.toList());
    }
  }

  private static String path(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
