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

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Others read and write the target while files are published there.
 */
class PersistRaceTest extends PublishTestBase {

  private static final PersistOptions QUICK = new PersistOptions().setSync(false);
  private static final PersistOptions QUICKLY_REPLACING = new PersistOptions(REPLACING).setSync(false);

  @ParameterizedTest
  @EnumSource
  void aReaderSeesTheWholeOldOrTheWholeNewFile(Place place) throws Exception {
    Path target = at(place).resolve("target");
    Kind[] kinds = Kind.values();
    await(open(Kind.NAMED, generation(0)).persist(target.toString()));

    Polling.during(() -> {
      for (int i = 1; i <= 1000; i++) {
        await(open(kinds[i % kinds.length], generation(i)).persist(target.toString(), QUICKLY_REPLACING));
      }
    }, () -> assertWhole(Files.readAllBytes(target)));

    assertThat(bytes(target)).isEqualTo(generation(1000));
    assertThat(content(at(place))).containsExactly(target);
  }

  /** Another length and another byte each time. */
  private static Buffer generation(int number) {
    byte[] bytes = new byte[1 + number * 37 % 9000];
    Arrays.fill(bytes, (byte) number);
    return Buffer.buffer(bytes).appendInt(number);
  }

  private static void assertWhole(byte[] seen) {
    assertThat(seen.length).isGreaterThanOrEqualTo(5);
    int number = Buffer.buffer(seen).getInt(seen.length - 4);
    assertThat(Buffer.buffer(seen)).isEqualTo(generation(number));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void oneOfManyGetsTheTarget(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    List<TempFile> files = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      files.add(open(kind, random(3000 + i)));
    }

    List<Future<Void>> persists = new ArrayList<>();
    files.forEach(file -> persists.add(file.persist(target.toString(), QUICK)));
    await(Future.join(persists).transform(outcome -> Future.succeededFuture()));

    assertThat(persists).filteredOn(Future::succeeded).hasSize(1);
    assertThat(persists).filteredOn(Future::failed).allSatisfy(failed ->
      assertThat(failed.cause()).hasCauseInstanceOf(FileAlreadyExistsException.class));
    int winner = persists.indexOf(persists.stream().filter(Future::succeeded).findFirst().orElseThrow());
    assertThat(bytes(target)).isEqualTo(random(3000 + winner));
    assertThat(content(at(place))).containsExactly(target);
    assertThat(contentOf(files.get((winner + 1) % 16))).isEqualTo(random(3000 + (winner + 1) % 16));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void whatAnotherCreatesIsNeverOverwritten(Kind kind, Place place) throws Exception {
    for (int round = 0; round < 30; round++) {
      Path target = at(place).resolve("target" + round);
      TempFile file = open(kind, random(3000));
      CyclicBarrier start = new CyclicBarrier(2);
      Thread creator = new Thread(() -> create(target, start), "creator");
      creator.start();
      start.await(30, TimeUnit.SECONDS);

      Future<Void> persisted = file.persist(target.toString(), QUICK);
      await(persisted.transform(outcome -> Future.succeededFuture()));
      creator.join(30_000);

      assertThat(bytes(target)).isEqualTo(persisted.succeeded() ? random(3000) : Buffer.buffer("another's"));
      if (persisted.failed()) {
        await(file.close());
      }
    }
  }

  private static void create(Path target, CyclicBarrier start) {
    try {
      start.await(30, TimeUnit.SECONDS);
      Files.writeString(target, "another's", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      // The published one was first
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void manyThatReplaceAllSucceed(Kind kind, Place place) throws IOException {
    Path target = Files.writeString(at(place).resolve("target"), "old");
    List<Future<Void>> persists = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      persists.add(open(kind, random(3000 + i)).persist(target.toString(), QUICKLY_REPLACING));
    }

    await(Future.all(persists));

    Buffer last = bytes(target);
    assertThat(last).isEqualTo(random(last.length()));
    assertThat(content(at(place))).containsExactly(target);
    assertThat(content(directory)).isEmpty();
  }

  /** A directory that is moved to a name takes the place of an empty one without asking. */
  @ParameterizedTest
  @EnumSource
  void oneOfManyEmptyDirectoriesGetsTheTarget(Place place) {
    for (int round = 0; round < 150; round++) {
      String target = at(place).resolve("target" + round).toString();
      List<Future<Void>> persists = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        persists.add(hold(await(fs.createTempDirectory())).persist(target, QUICK));
      }

      await(Future.join(persists).transform(outcome -> Future.succeededFuture()));

      assertThat(persists).as("in round %s", round).filteredOn(Future::succeeded).hasSize(1);
      assertThat(persists).filteredOn(Future::failed).allSatisfy(failed ->
        assertThat(failed.cause()).hasCauseInstanceOf(FileAlreadyExistsException.class));
    }
    assertThat(everythingIn(at(place))).hasSize(150);
  }
}
