/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.promises;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.impl.opening.Storages;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.storage.JitteryStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The numbered promises of the guide: kept by each kind of file, also on a storage that is slow and out of order, and found broken on
 * storages that break them.
 */
class PromisesTest {

  private static final int PATIENCE = 30_000;
  /** For what is not to come. */
  static final int IMPATIENCE = 1000;
  private static final Pattern NUMBERED = Pattern.compile("^\\. \\[\\[promise-(\\d+)]]", Pattern.MULTILINE);

  @TempDir
  Path directory;
  private Vertx vertx;

  @BeforeEach
  void vertx() {
    OpenFiles.assumeKnown();
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  static Stream<Arguments> promisesAndKinds() {
    return Stream.of(GuidePromise.values()).flatMap(promise -> Stream.of(Kind.values()).map(kind -> Arguments.of(promise, kind)));
  }

  @ParameterizedTest
  @MethodSource("promisesAndKinds")
  void isKept(GuidePromise promise, Kind kind) {
    promise.check(subject(kind, PATIENCE, (storage, options) ->
      options.getPrefix().equals(JitteryStorage.PREFIX) ? new JitteryStorage(storage) : storage));
  }

  @ParameterizedTest
  @EnumSource
  void aBreachIsFound(Breach breach) {
    List<Storage> sound = new CopyOnWriteArrayList<>();
    Subject broken = subject(Kind.UNNAMED, IMPATIENCE, (storage, options) -> {
      sound.add(storage);
      return breach.storage(storage, directory);
    });

    assertThat(catchThrowable(() -> breach.promise.check(broken))).isNotNull();

    closeAfterAll(sound);
  }

  /** What broken ones have left open, or open yet; somebody else may be at it already. */
  private void closeAfterAll(List<Storage> storages) {
    Promise<Void> closed = Promise.promise();
    vertx.setPeriodic(5, timer -> {
      storages.forEach(PromisesTest::closeUnlessClosed);
      if (OpenFiles.in(directory).isEmpty()) {
        closed.tryComplete();
        vertx.cancelTimer(timer); // fails when it goes off before it is all set
      }
    });
    closed.future().await();
  }

  private static void closeUnlessClosed(Storage storage) {
    try {
      storage.close();
    } catch (IllegalStateException e) {
      // It is closed, or about to be
    }
  }

  @Test
  void eachPromiseOfTheGuideIsChecked() throws IOException {
    List<Integer> promised = NUMBERED.matcher(Files.readString(Path.of("docs/index.adoc"))).results()
      .map(match -> Integer.valueOf(match.group(1)))
      .collect(Collectors.toList());

    assertThat(promised).isEqualTo(Stream.of(GuidePromise.values()).map(promise -> promise.number).collect(Collectors.toList()));
    assertThat(Stream.of(Breach.values()).map(breach -> breach.promise)).contains(GuidePromise.values());
  }

  private Subject subject(Kind kind, int patience, Storages storages) {
    TempFileSystem fs = TempFileSystemImpl.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()), new TempNames(),
      storages);
    return new Subject(vertx, fs, kind, directory, patience);
  }
}
