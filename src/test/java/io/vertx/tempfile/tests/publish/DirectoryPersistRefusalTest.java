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
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A directory that cannot be published is as it was, and nothing is left of it at the target.
 */
class DirectoryPersistRefusalTest extends PublishTestBase {

  @Test
  void aClosedDirectoryIsNotPublished() {
    TempDirectory temporary = await(fs.createTempDirectory());
    Future<Void> closed = temporary.close();

    assertThat(failureOf(temporary.persist(here.resolve("target").toString()))).isInstanceOf(IllegalStateException.class);

    await(closed);
    assertThat(content(here)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aMissingDirectoryIsTold(Place place) throws IOException {
    Path target = at(place).resolve("missing").resolve("target");
    TempDirectory temporary = await(fs.createTempDirectory());

    assertFailure(failureOf(temporary.persist(target.toString())), NoSuchFileException.class, target);

    assertUsable(temporary);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsThereIsNotReplacedUnlessAskedFor(Place place) throws IOException {
    Path file = Files.writeString(at(place).resolve("file"), "old");
    Path empty = Files.createDirectory(at(place).resolve("empty"));
    Path link = Files.createSymbolicLink(at(place).resolve("link"), here.resolve("missing"));
    TempDirectory temporary = await(fs.createTempDirectory());

    for (Path target : List.of(file, empty, link)) {
      assertFailure(failureOf(temporary.persist(target.toString())), FileAlreadyExistsException.class, target);
    }

    assertThat(file).hasContent("old");
    assertThat(empty).isEmptyDirectory();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(content(at(place))).containsExactlyInAnyOrder(file, empty, link);
    assertUsable(temporary);
  }

  @Test
  void whatIsNoPathIsRefused() throws IOException {
    TempDirectory temporary = await(fs.createTempDirectory());

    for (String noPath : new String[] {"", "/", "a\0b"}) {
      assertThat(failureOf(temporary.persist(noPath))).isInstanceOf(IllegalArgumentException.class);
    }

    assertUsable(temporary);
  }

  @Test
  void itIsNotPublishedIntoItself() throws IOException {
    TempDirectory temporary = await(fs.createTempDirectory());
    Path inside = Files.createDirectory(Path.of(temporary.resolve("inside")));
    Path around = Files.createSymbolicLink(here.resolve("around"), inside);

    for (Path target : List.of(inside.resolve("target"), around.resolve("target"))) {
      assertFailure(failureOf(temporary.persist(target.toString())), java.nio.file.FileSystemException.class, target);
      assertFailure(failureOf(temporary.persist(target.toString(), REPLACING)), java.nio.file.FileSystemException.class, target);
    }

    assertThat(inside).isEmptyDirectory();
    Files.delete(inside);
    Files.delete(around);
    assertUsable(temporary);
  }

  @Test
  void itDoesNotReplaceWhatItIsIn() throws IOException {
    TempDirectory temporary = await(fs.createTempDirectory());

    failureOf(temporary.persist(directory.toString(), REPLACING));

    assertUsable(temporary);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatIsGoneIsTold(Place place) throws IOException {
    TempDirectory temporary = await(fs.createTempDirectory());
    Files.delete(Path.of(temporary.path()));

    Throwable failure = failureOf(temporary.persist(at(place).resolve("target").toString()));

    assertFailure(failure, NoSuchFileException.class, at(place).resolve("target"));
    assertThat(content(at(place))).isEmpty();
  }

  @Test
  void aFullDiskIsToldAndNothingIsLeftThere() throws Exception {
    Tmpfs.whileMounted(here.resolve("tiny"), full -> {
      TempDirectory temporary = await(fs.createTempDirectory());
      for (int i = 0; i < 4; i++) {
        Files.write(Path.of(temporary.resolve("file" + i)), random(500_000).getBytes());
      }

      Throwable failure = failureOf(temporary.persist(full.resolve("target").toString()));

      assertFailure(failure, IOException.class, full.resolve("target"));
      assertThat(content(full)).isEmpty();
      assertThat(content(Path.of(temporary.path()))).hasSize(4);
    });
  }

  private void assertUsable(TempDirectory temporary) throws IOException {
    Files.writeString(Path.of(temporary.resolve("file")), "content");
    assertThat(perms(Path.of(temporary.path()))).isEqualTo("rwx------");
    Path target = here.resolve("published after all");
    await(temporary.persist(target.toString()));
    assertThat(target.resolve("file")).hasContent("content");
  }
}
