/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.orphans;

import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a process leaves behind when it is killed is removed by the next, and nothing else is.
 */
class KilledProcessTest extends OrphanTestBase {

  static final int LENGTH = 5000;

  private static final int ROUNDS = 15;
  /** How many lines the process has said at most when it is killed. */
  private static final int MOST_LINES = 120;

  @TempDir
  Path targets;
  private final Random random = new Random();
  private final List<String> said = new ArrayList<>();

  @Test
  void nothingIsLeftOfAProcessThatIsKilledAndAllOfOneThatLives() throws Exception {
    ChildJvm living = ChildJvm.start(OpeningProcess.class, directory, elsewhere);
    living.firstLine();
    Set<Path> owned = everything();
    long removed = 0;

    for (int round = 0; round < ROUNDS; round++) {
      ChildJvm child = ChildJvm.start(BusyProcess.class, directory, elsewhere, targets);
      kill(child, random.nextInt(MOST_LINES));
      removed += sweep();
      assertOnlyWhatWasToStayIsThere(owned, round);
      assertThat(missingOf(living)).as("missing of the living process in round " + round).isEqualTo("[]");
    }

    assertThat(removed).as("orphans").isGreaterThan(ROUNDS);
    living.process().getOutputStream().close();
    assertThat(living.waitFor().exitCode).isZero();
    assertThat(told).isEmpty();
  }

  /** They have a name for a moment, and nothing else that could tell whose they are. */
  @Test
  void nothingIsLeftOfUnnamedFiles() throws Exception {
    for (int round = 0; round < 10; round++) {
      ChildJvm child = ChildJvm.start(UnnamedProcess.class, directory);
      kill(child, 20 + random.nextInt(50));
      sweep();
      assertThat(content(directory)).as("after %s lines", said.size()).isEmpty();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void severalKilledProcessesAreSweptAtOnce() throws Exception {
    List<ChildJvm> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ChildJvm child = ChildJvm.start(OpeningProcess.class, directory, elsewhere);
      child.firstLine();
      children.add(child);
    }
    for (ChildJvm child : children) {
      child.process().destroyForcibly().waitFor();
    }

    assertThat(sweep()).isEqualTo(3 * 6);

    assertThat(everything()).isEmpty();
  }

  /** As when their volume is mounted at another place. */
  @Test
  void directoriesThatHaveMovedTogetherAreSwept() throws Exception {
    Path volume = Files.createDirectory(elsewhere.resolve("volume"));
    Path base = Files.createDirectory(volume.resolve("base"));
    Path other = Files.createDirectory(volume.resolve("other"));
    ChildJvm child = ChildJvm.start(OpeningProcess.class, base, other);
    child.firstLine();
    child.process().destroyForcibly().waitFor();

    Path moved = Files.move(volume, elsewhere.resolve("moved"));
    TempFileSystemImpl fresh = (TempFileSystemImpl) TempFileSystem.create(vertx,
      new TempFileSystemOptions().setDirectory(moved.resolve("base").toString()));
    await(fresh.swept());
    await(fresh.close());

    assertThat(fresh.stats().getOrphansRemoved()).isEqualTo(6);
    for (Path place : List.of(moved.resolve("base"), moved.resolve("other"), moved)) {
      Files.delete(place);
    }
  }

  @Test
  void nothingIsSweptThatIsNotToBe() throws Exception {
    ChildJvm child = ChildJvm.start(OpeningProcess.class, directory, elsewhere);
    child.firstLine();
    child.process().destroyForcibly().waitFor();
    Set<Path> before = everything();

    TempFileSystemImpl fresh = (TempFileSystemImpl) TempFileSystem.create(vertx,
      new TempFileSystemOptions().setDirectory(directory.toString()).setSweepOrphans(false));
    await(fresh.swept());
    await(fresh.openNamedTempFile().compose(NamedTempFile::close));

    assertThat(everything()).isEqualTo(before);
    sweep();
  }

  private void kill(ChildJvm child, int lines) throws Exception {
    said.clear();
    for (int i = 0; i < lines; i++) {
      said.add(child.firstLine());
    }
    child.signal("KILL"); // destroyForcibly would close the streams, too
    String rest = new String(child.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    said.addAll(List.of(rest.substring(0, rest.lastIndexOf('\n') + 1).split("\n")));
    assertThat(new String(child.process().getErrorStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(child.process().waitFor()).isNotZero();
  }

  /** What it was about to leave may have stayed; what it had left must have. */
  private void assertOnlyWhatWasToStayIsThere(Set<Path> owned, int round) throws IOException {
    Set<Path> found = everything();
    found.addAll(everythingIn(targets));
    found.removeAll(owned);

    assertThat(pathsSaid("keeping")).as("in round %s, after %s lines", round, said.size()).containsAll(found);
    assertThat(found).as("in round %s, after %s lines", round, said.size()).containsAll(pathsSaid("kept", "persisted"));
    for (Path file : pathsSaid("persisted")) {
      assertThat(file).hasSize(LENGTH);
    }
    for (Path path : found) {
      delete(path);
    }
  }

  private Set<Path> pathsSaid(String... what) {
    return said.stream().filter(line -> List.of(what).contains(line.split(" ")[0]))
      .map(line -> Path.of(line.substring(line.indexOf(' ') + 1)))
      .collect(Collectors.toSet());
  }

  private static String missingOf(ChildJvm living) throws IOException {
    living.process().getOutputStream().write('\n');
    living.process().getOutputStream().flush();
    return living.firstLine();
  }

  private Set<Path> everything() {
    Set<Path> all = new HashSet<>(everythingIn(directory));
    all.addAll(everythingIn(elsewhere));
    journalsIn(directory).forEach(all::remove);
    return all;
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
        Files.delete(each);
      }
    }
  }
}
