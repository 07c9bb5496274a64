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

import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What may be at a target already, and what becomes of it and of the file.
 */
class PersistTargetsTest extends PublishTestBase {

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void anExistingFileIsNotReplacedUnlessAskedFor(Kind kind, Place place) throws IOException {
    Path target = Files.writeString(at(place).resolve("target"), "old");
    TempFile file = open(kind, random(7000));

    Throwable failure = failureOf(file.persist(target.toString()));

    assertFailure(failure, FileAlreadyExistsException.class, target);
    assertThat(target).hasContent("old");
    assertThat(content(at(place))).containsExactly(target);
    assertUsable(file, random(7000));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void anExistingFileIsReplacedWhenAskedFor(Kind kind, Place place) throws IOException {
    Path target = Files.writeString(at(place).resolve("target"), "old");
    TempFile file = open(kind, random(7000));

    await(file.persist(target.toString(), REPLACING));

    assertThat(bytes(target)).isEqualTo(random(7000));
    assertThat(content(at(place))).containsExactly(target);
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void whoHasTheReplacedFileOpenGoesOnReadingIt(Kind kind, Place place) throws IOException {
    Path target = Files.writeString(at(place).resolve("target"), "old");
    TempFile file = open(kind, random(7000));

    try (InputStream reader = Files.newInputStream(target)) {
      await(file.persist(target.toString(), REPLACING));

      assertThat(reader.readAllBytes()).asString().isEqualTo("old");
    }
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aDirectoryIsNotReplacedByAFile(Kind kind, Place place) throws IOException {
    Path target = Files.createDirectory(at(place).resolve("target"));
    TempFile file = open(kind, random(7000));

    assertFailure(failureOf(file.persist(target.toString())), FileAlreadyExistsException.class, target);
    assertFailure(failureOf(file.persist(target.toString(), REPLACING)), java.nio.file.FileSystemException.class, target);

    assertThat(target).isEmptyDirectory();
    assertThat(content(at(place))).containsExactly(target);
    assertUsable(file, random(7000));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aDirectoryWithContentIsNotReplacedByAFile(Kind kind, Place place) throws IOException {
    Path target = Files.createDirectory(at(place).resolve("target"));
    Path inside = Files.writeString(target.resolve("inside"), "old");
    TempFile file = open(kind, random(7000));

    assertFailure(failureOf(file.persist(target.toString())), FileAlreadyExistsException.class, target);
    assertFailure(failureOf(file.persist(target.toString(), REPLACING)), java.nio.file.FileSystemException.class, target);

    assertThat(inside).hasContent("old");
    assertThat(content(at(place))).containsExactly(target);
    assertUsable(file, random(7000));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aLinkIsReplacedItself(Kind kind, Place place) throws IOException {
    Path leadsTo = Files.writeString(here.resolve("leads to"), "untouched");
    Path target = Files.createSymbolicLink(at(place).resolve("target"), leadsTo);
    TempFile file = open(kind, random(7000));

    await(file.persist(target.toString(), REPLACING));

    assertThat(target).isRegularFile();
    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(bytes(target)).isEqualTo(random(7000));
    assertThat(leadsTo).hasContent("untouched");
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aLinkToADirectoryIsReplacedItself(Kind kind, Place place) throws IOException {
    Path leadsTo = Files.createDirectory(here.resolve("leads to"));
    Path target = Files.createSymbolicLink(at(place).resolve("target"), leadsTo);
    TempFile file = open(kind, random(7000));

    await(file.persist(target.toString(), REPLACING));

    assertThat(bytes(target)).isEqualTo(random(7000));
    assertThat(leadsTo).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aDanglingLinkIsReplacedItself(Kind kind, Place place) throws IOException {
    Path missing = here.resolve("missing");
    Path target = Files.createSymbolicLink(at(place).resolve("target"), missing);
    TempFile file = open(kind, random(7000));

    await(file.persist(target.toString(), REPLACING));

    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(bytes(target)).isEqualTo(random(7000));
    assertThat(missing).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aLinkIsNotReplacedUnlessAskedFor(Kind kind, Place place) throws IOException {
    Path leadsTo = Files.writeString(here.resolve("leads to"), "untouched");
    Path target = Files.createSymbolicLink(at(place).resolve("target"), leadsTo);
    TempFile file = open(kind, random(7000));

    assertFailure(failureOf(file.persist(target.toString())), FileAlreadyExistsException.class, target);

    assertThat(Files.readSymbolicLink(target)).isEqualTo(leadsTo);
    assertThat(leadsTo).hasContent("untouched");
    assertUsable(file, random(7000));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aDanglingLinkIsNotFollowed(Kind kind, Place place) throws IOException {
    Path missing = here.resolve("missing");
    Path target = Files.createSymbolicLink(at(place).resolve("target"), missing);
    TempFile file = open(kind, random(7000));

    assertFailure(failureOf(file.persist(target.toString())), FileAlreadyExistsException.class, target);

    assertThat(Files.readSymbolicLink(target)).isEqualTo(missing);
    assertThat(missing).doesNotExist();
    assertUsable(file, random(7000));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aMissingDirectoryIsTold(Kind kind, Place place) {
    Path target = at(place).resolve("missing").resolve("target");
    TempFile file = open(kind, random(7000));

    assertFailure(failureOf(file.persist(target.toString())), NoSuchFileException.class, target);
    assertFailure(failureOf(file.persist(target.toString(), REPLACING)), NoSuchFileException.class, target);

    assertThat(content(at(place))).isEmpty();
    assertUsable(file, random(7000));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aFileIsNoDirectoryToPublishIn(Kind kind, Place place) throws IOException {
    Path noDirectory = Files.writeString(at(place).resolve("file"), "old");
    Path target = noDirectory.resolve("target");
    TempFile file = open(kind, random(7000));

    assertFailure(failureOf(file.persist(target.toString())), java.nio.file.FileSystemException.class, target);
    assertFailure(failureOf(file.persist(target.toString(), REPLACING)), java.nio.file.FileSystemException.class, target);

    assertThat(noDirectory).hasContent("old");
    assertUsable(file, random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoPathIsRefused(Kind kind) {
    TempFile file = open(kind, random(7000));

    for (String noPath : new String[] {"", "/", "a\0b"}) {
      assertThat(failureOf(file.persist(noPath))).isInstanceOf(IllegalArgumentException.class);
    }

    assertUsable(file, random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void aNameThatIsTooLongIsTold(Kind kind) {
    TempFile file = open(kind, random(7000));

    assertThat(failureOf(file.persist(here.resolve("x".repeat(300)).toString()))).isInstanceOf(FileSystemException.class);
    assertThat(failureOf(file.persist(here.resolve("x".repeat(300)).toString(), REPLACING))).isInstanceOf(FileSystemException.class);

    assertThat(content(here)).isEmpty();
    assertUsable(file, random(7000));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aFailureKeepsThePositions(Kind kind, Place place) throws IOException {
    Path target = Files.createFile(at(place).resolve("target"));
    TempFile file = open(kind, random(7000));
    await(file.read(1234));

    failureOf(file.persist(target.toString()));

    assertThat(file.getReadPos()).isEqualTo(1234);
    assertThat(file.getWritePos()).isEqualTo(7000);
    await(file.write(Buffer.buffer("more")));
    assertThat(await(file.readAll())).isEqualTo(random(7000).getBuffer(1234, 7000).appendString("more"));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aFileWhosePersistFailedGoesWithItsOwner(Kind kind, Place place) throws IOException {
    OpenFiles.assumeKnown();
    Path target = Files.createFile(at(place).resolve("target"));
    failureOf(open(kind, random(7000)).persist(target.toString()));

    await(vertx.close());

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }
}
