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
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempDirectory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A published directory replaces what is at the target, when asked for, as a whole or not at all.
 */
class DirectoryReplaceTest extends PublishTestBase {

  private static final PersistOptions QUICK = new PersistOptions().setSync(false);
  private static final PersistOptions QUICKLY_REPLACING = new PersistOptions(REPLACING).setSync(false);

  @ParameterizedTest
  @EnumSource
  void aDirectoryIsReplacedWithAllThatIsInIt(Place place) throws IOException {
    Path target = Files.createDirectory(at(place).resolve("target"));
    Trees.plant(target);

    await(directory("new").persist(target.toString(), REPLACING));

    assertNew(at(place), target);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyDirectoryIsReplaced(Place place) throws IOException {
    Path target = Files.createDirectory(at(place).resolve("target"));

    await(directory("new").persist(target.toString(), REPLACING));

    assertNew(at(place), target);
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsReplaced(Place place) throws IOException {
    Path target = Files.writeString(at(place).resolve("target"), "old");

    await(directory("new").persist(target.toString(), REPLACING));

    assertNew(at(place), target);
  }

  @ParameterizedTest
  @EnumSource
  void aLinkIsReplacedItself(Place place) throws IOException {
    Path leadsTo = Files.createDirectory(here.resolve("leads to"));
    Path file = Files.writeString(leadsTo.resolve("file"), "untouched");
    Path target = Files.createSymbolicLink(Files.createDirectory(at(place).resolve("links")).resolve("target"), leadsTo);

    await(directory("new").persist(target.toString(), REPLACING));

    assertNew(target.getParent(), target);
    assertThat(file).hasContent("untouched");
  }

  @ParameterizedTest
  @EnumSource
  void aDanglingLinkIsReplacedItself(Place place) throws IOException {
    Path target = Files.createSymbolicLink(at(place).resolve("target"), here.resolve("missing"));

    await(directory("new").persist(target.toString(), REPLACING));

    assertNew(at(place), target);
    assertThat(here.resolve("missing")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsReplacedByOneThatIsGone(Place place) throws IOException {
    Path target = Files.writeString(at(place).resolve("target"), "old");
    TempDirectory temporary = hold(await(fs.createTempDirectory()));
    Files.delete(Path.of(temporary.path()));

    assertFailure(failureOf(temporary.persist(target.toString(), REPLACING)), NoSuchFileException.class, target);

    assertThat(target).hasContent("old");
    assertThat(content(at(place))).containsExactly(target);
  }

  @ParameterizedTest
  @EnumSource
  void aReaderSeesTheWholeOldOrNothingOrTheWholeNewDirectory(Place place) throws Exception {
    Path target = at(place).resolve("target");
    await(directory("generation 0").persist(target.toString()));

    Polling.during(() -> {
      for (int i = 1; i <= 100; i++) {
        await(directory("generation " + i).persist(target.toString(), QUICKLY_REPLACING));
      }
    }, () -> assertWhole(target));

    assertThat(target.resolve("b/file")).hasContent("generation 100");
    assertThat(content(at(place))).containsExactly(target);
  }

  /** What was open is that of one generation; it may be on its way out. */
  private static void assertWhole(Path target) throws IOException {
    String first;
    try {
      first = Files.readString(target.resolve("a"));
    } catch (NoSuchFileException e) {
      return;
    }
    assertThat(first).startsWith("generation ");
  }

  @ParameterizedTest
  @EnumSource
  void manyThatReplaceLeaveOneWhole(Place place) throws IOException {
    Path target = at(place).resolve("target");
    for (int round = 0; round < 20; round++) {
      List<TempDirectory> temporaries = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        temporaries.add(directory("number " + i));
      }

      await(Future.all(temporaries.stream().map(each -> each.persist(target.toString(), QUICKLY_REPLACING)).collect(Collectors.toList())));

      assertThat(content(at(place))).containsExactly(target);
      assertThat(target.resolve("b/file")).hasContent(Files.readString(target.resolve("a")));
      assertThat(content(directory)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneOfManyGetsATargetThatIsNotReplaced(Place place) throws IOException {
    Path target = at(place).resolve("target");
    List<Future<Void>> persists = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      persists.add(directory("number " + i).persist(target.toString(), QUICK));
    }

    await(Future.join(persists).transform(outcome -> Future.succeededFuture()));

    assertThat(persists).filteredOn(Future::succeeded).hasSize(1);
    assertThat(persists).filteredOn(Future::failed).allSatisfy(failed ->
      assertThat(failed.cause()).hasCauseInstanceOf(FileAlreadyExistsException.class));
    assertThat(content(at(place))).containsExactly(target);
    assertThat(content(directory)).hasSize(11);
  }

  private TempDirectory directory(String content) throws IOException {
    TempDirectory temporary = hold(await(fs.createTempDirectory()));
    Files.writeString(Path.of(temporary.resolve("a")), content);
    Files.createDirectory(Path.of(temporary.resolve("b")));
    Files.writeString(Path.of(temporary.resolve("b/file")), content);
    return temporary;
  }

  private void assertNew(Path parent, Path target) {
    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(content(target)).containsExactlyInAnyOrder(target.resolve("a"), target.resolve("b"));
    assertThat(target.resolve("b/file")).hasContent("new");
    assertThat(content(parent)).containsExactly(target);
    assertThat(content(directory)).isEmpty();
  }
}
