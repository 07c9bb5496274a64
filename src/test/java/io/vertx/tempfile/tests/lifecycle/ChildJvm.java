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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Java process of its own, with the class path of the tests, and what it said when it ended.
 */
public final class ChildJvm {

  private static final long PATIENCE_SECONDS = 120;

  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
  }

  /**
   * Runs the main of another class, and ends the process when that fails: the threads of a Vert.x would let it go on for ever.
   */
  public static void main(String[] args) throws Exception {
    Method main = Class.forName(args[0]).getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /**
   * How a process ended.
   */
  public static final class End {

    public final int exitCode;
    public final String output;
    public final String errors;

    private End(int exitCode, String output, String errors) {
      this.exitCode = exitCode;
      this.output = output;
      this.errors = errors;
    }
  }

  /**
   * Called by a process that would go on for ever: it ends when nobody can write to it any more.
   */
  public static void endWithParent() {
    Thread listener = new Thread(() -> {
      try {
        System.in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // as good as closed
      }
      Runtime.getRuntime().halt(1);
    });
    listener.setDaemon(true);
    listener.start();
  }

  /**
   * Called by a process to wait for a line that its parent {@linkplain #tell tells} it; it ends when none can come any more.
   */
  public static String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = System.in.read(); c != '\n'; c = System.in.read()) {
      if (c < 0) {
        Runtime.getRuntime().halt(1);
      }
      line.append((char) c);
    }
    return line.toString();
  }

  public static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
    return start(List.of(), classPath(), main, arguments);
  }

  /**
   * @param wrapper the command that runs the command, such as {@code setpriv} with its options
   */
  public static ChildJvm start(List<String> wrapper, String classPath, Class<?> main, Object... arguments) throws IOException {
    return start(wrapper, List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), classPath, main, arguments);
  }

  /**
   * One that compiles as well as any, for what is measured.
   */
  public static ChildJvm startForSpeed(Class<?> main, Object... arguments) throws IOException {
    return start(List.of(), List.of("-Xmx512m"), classPath(), main, arguments);
  }

  /**
   * One with as much memory, and whatever else, as the options of the JVM say.
   */
  public static ChildJvm startWith(List<String> options, Class<?> main, Object... arguments) throws IOException {
    return start(List.of(), options, classPath(), main, arguments);
  }

  private static ChildJvm start(List<String> wrapper, List<String> options, String classPath, Class<?> main, Object... arguments)
    throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Dvertx.disableFileCPResolving=true", // a process that is killed would leave the cache for it behind
      "-cp", classPath));
    if (Runtime.version().feature() >= 24) {
      // Netty's use of Unsafe would be warned of
      command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
    }
    command.add(ChildJvm.class.getName());
    command.add(main.getName());
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command);
    // With it the JVM would talk about itself
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    return new ChildJvm(builder.start());
  }

  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  public Process process() {
    return process;
  }

  /**
   * Wait until the process has written a first line, or one more.
   */
  public String firstLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = process.getInputStream().read(); c != '\n'; c = process.getInputStream().read()) {
      assertThat(c).as("the child ended before it was ready, having said %s", line).isNotNegative();
      line.append((char) c);
    }
    return line.toString();
  }

  /**
   * Have the process go on that waits for a {@link #line()}.
   */
  public void tell(String line) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  public void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  public End waitFor() throws Exception {
    try {
      CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), runnable -> new Thread(runnable).start());
      String output = read(process.getInputStream());
      String errors = told.join();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
      return new End(process.exitValue(), output, errors);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(InputStream stream) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try {
      stream.transferTo(content);
    } catch (IOException e) {
      content.writeBytes("\n(the process took too long and was killed)".getBytes(StandardCharsets.UTF_8));
    }
    return content.toString(StandardCharsets.UTF_8);
  }
}
