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

import io.vertx.core.Vertx;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the system is asked to do, and in which order, as strace sees it in a process that publishes one thing after the other.
 */
class SyncTest {

  @TempDir
  static Path work;
  private static Path out;
  private static Path temporary;
  private static List<String> calls;

  /** What happens at a target, and where: each in a directory of its own. */
  static Stream<Arguments> ways() {
    return Stream.of(Kind.values()).flatMap(kind -> Stream.of(true, false).map(replace -> Arguments.of(kind, replace)));
  }

  @BeforeAll
  static void trace() throws Exception {
    JavaProcess.assumeThere("to see what the system is asked to do", "strace", "-V");
    JavaProcess.assumeThere("to be allowed to trace a process", "strace", "-o", "/dev/null", "true");
    out = Files.createDirectory(work.resolve("out"));
    temporary = Files.createDirectory(work.resolve("temporary"));
    Path trace = work.resolve("trace");
    JavaProcess.run(List.of("strace", "-f", "-y", "-s", "500", "-o", trace.toString(),
      "-e", "trace=mkdir,fsync,fdatasync,rename,renameat,renameat2,link,linkat"), Publishing.class, temporary.toString(), out.toString());
    calls = Files.readAllLines(trace).stream().filter(line -> line.contains(work.toString())).collect(Collectors.toList());
  }

  @AfterAll
  static void forget() {
    calls = null;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theFileIsOnTheDiskBeforeItIsVisible(Kind kind, boolean replace) {
    Path directory = place(kind.toString(), true, replace);
    List<String> calls = callsFor(directory);

    int synced = first(calls, isSync().and(call -> call.contains(directory + "/.tmp") || call.contains(temporary + "/")));
    int moved = first(calls, isMoveTo(directory.resolve("target")));

    assertThat(synced).isNotNegative().isLessThan(moved);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theDirectoryIsOnTheDiskAfterwards(Kind kind, boolean replace) {
    Path directory = place(kind.toString(), true, replace);
    List<String> calls = callsFor(directory);

    int moved = first(calls, isMoveTo(directory.resolve("target")));
    int synced = first(calls, isSync().and(call -> call.contains("<" + directory + ">")));

    assertThat(moved).isNotNegative().isLessThan(synced);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void nothingIsSynchronizedUnlessAskedFor(Kind kind, boolean replace) {
    Path directory = place(kind.toString(), false, replace);

    assertThat(callsFor(directory)).anyMatch(isMoveTo(directory.resolve("target"))).noneMatch(isSync());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void oneThatReplacesIsMovedAndOthersAreLinked(Kind kind, boolean replace) {
    Path directory = place(kind.toString(), true, replace);
    List<String> calls = callsFor(directory);

    assertThat(calls.get(first(calls, isMoveTo(directory.resolve("target"))))).contains(replace ? "rename" : "link");
  }

  @Test
  void everythingInADirectoryIsOnTheDiskBeforeItIsVisible() {
    Path directory = place("directory", true, false);
    List<String> calls = callsFor(directory);

    int moved = first(calls, isMoveTo(directory.resolve("target")));

    for (String entry : List.of("/file>", "/inner/file>", "/inner>")) {
      assertThat(first(calls, isSync().and(call -> call.contains(entry)))).as(entry).isNotNegative().isLessThan(moved);
    }
    assertThat(first(calls, isSync().and(call -> call.contains("<" + directory + ">")))).isGreaterThan(moved);
  }

  @Test
  void nothingOfADirectoryIsSynchronizedUnlessAskedFor() {
    Path directory = place("directory", false, false);

    assertThat(callsFor(directory)).anyMatch(isMoveTo(directory.resolve("target"))).noneMatch(isSync());
  }

  private static Path place(String what, boolean sync, boolean replace) {
    return out.resolve(Publishing.name(what, sync, replace));
  }

  /** From when a directory was made, right before something was published in it, until the next one was. */
  private static List<String> callsFor(Path directory) {
    int begin = first(calls, call -> call.contains("mkdir") && call.contains("\"" + directory + "\""));
    assertThat(begin).isNotNegative();
    int length = first(calls.subList(begin + 1, calls.size()), call -> call.contains("mkdir") && call.contains("\"" + out));
    return calls.subList(begin + 1, length < 0 ? calls.size() : begin + 1 + length);
  }

  private static int first(List<String> calls, Predicate<String> call) {
    for (int i = 0; i < calls.size(); i++) {
      if (call.test(calls.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static Predicate<String> isSync() {
    return call -> call.contains("fsync(") || call.contains("fdatasync(");
  }

  private static Predicate<String> isMoveTo(Path target) {
    return call -> (call.contains("rename") || call.contains("link")) && call.contains(", \"" + target + "\"");
  }

  /** Publishes everything in every way, one after the other. */
  static final class Publishing {

    public static void main(String[] arguments) throws IOException {
      Vertx vertx = Vertx.vertx();
      TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(arguments[0]));
      for (boolean sync : new boolean[] {true, false}) {
        for (boolean replace : new boolean[] {true, false}) {
          PersistOptions options = new PersistOptions().setSync(sync).setReplaceExisting(replace);
          for (Kind kind : Kind.values()) {
            TempFile file = kind.open(fs, new TempFileOptions()).await();
            file.write("x".repeat(7000));
            file.persist(target(arguments[1], kind.toString(), sync, replace), options).await();
          }
        }
        TempDirectory directory = fs.createTempDirectory().await();
        Files.createDirectory(Path.of(directory.resolve("inner")));
        Files.writeString(Path.of(directory.resolve("file")), "content");
        Files.writeString(Path.of(directory.resolve("inner/file")), "content");
        directory.persist(target(arguments[1], "directory", sync, false), new PersistOptions().setSync(sync)).await();
      }
      vertx.close().await();
    }

    private static String target(String out, String what, boolean sync, boolean replace) throws IOException {
      return Files.createDirectory(Path.of(out, name(what, sync, replace))).resolve("target").toString();
    }

    static String name(String what, boolean sync, boolean replace) {
      return what + (sync ? "-sync" : "") + (replace ? "-replace" : "") + "-";
    }
  }
}
