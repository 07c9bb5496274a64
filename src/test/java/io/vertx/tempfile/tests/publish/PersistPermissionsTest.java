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

import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A published file has the permissions asked for, or else those that it had, from when it is visible.
 */
class PersistPermissionsTest extends PublishTestBase {

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aFileIsPrivateUnlessAskedOtherwise(Kind kind, Place place) {
    Path target = at(place).resolve("target");

    await(open(kind, random(7000)).persist(target.toString()));

    assertThat(perms(target)).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void permsAreExactWhateverTheUmask(Kind kind, Place place) {
    for (String perms : new String[] {"rw-r--r--", "rwxrwxrwx", "r--r--r--", "-w--w--w-", "---------"}) {
      Path target = at(place).resolve(perms);

      await(open(kind, random(7000)).persist(target.toString(), new PersistOptions().setPerms(perms)));

      assertThat(perms(target)).isEqualTo(perms);
    }
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void thoseThatItWasOpenedWithGoWithIt(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind, new TempFileOptions().setPerms("rwxr-x---"));

    await(file.persist(target.toString()));

    assertThat(perms(target)).isEqualTo("rwxr-x---");
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void theUmaskNarrowsThoseThatItWasOpenedWith(Kind kind, Place place) throws IOException {
    Path target = at(place).resolve("target");
    Path asCreated = Files.createFile(here.resolve("as created"),
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-")));
    TempFile file = open(kind, new TempFileOptions().setPerms("rw-rw-rw-"));

    await(file.persist(target.toString()));

    assertThat(perms(target)).isEqualTo(perms(asCreated));
  }

  @ParameterizedTest
  @EnumSource
  void thoseThatSomebodyGaveItsNameMeanwhileGoWithIt(Place place) throws IOException {
    Path target = at(place).resolve("target");
    NamedTempFile file = await(fs.openNamedTempFile());
    Files.setPosixFilePermissions(Path.of(file.path()), PosixFilePermissions.fromString("rw-r-----"));

    await(file.persist(target.toString()));

    assertThat(perms(target)).isEqualTo("rw-r-----");
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void theReplacedFilesPermsDoNotCount(Kind kind, Place place) throws IOException {
    Path target = Files.createFile(at(place).resolve("target"));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxrwxrwx"));

    await(open(kind, random(7000)).persist(target.toString(), REPLACING));

    assertThat(perms(target)).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @EnumSource
  void aFailureLeavesThePermsOfTheName(Place place) throws IOException {
    Path directoryInTheWay = Files.createDirectory(at(place).resolve("target"));
    NamedTempFile file = await(fs.openNamedTempFile());

    failureOf(file.persist(directoryInTheWay.toString(), new PersistOptions().setReplaceExisting(true).setPerms("rw-rw-rw-")));

    assertThat(perms(Path.of(file.path()))).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aReaderNeverSeesOthers(Kind kind, Place place) throws Exception {
    Path target = at(place).resolve("target");
    PersistOptions options = new PersistOptions().setReplaceExisting(true).setSync(false).setPerms("rw-r--r--");
    Set<String> seen = new ConcurrentSkipListSet<>();

    Polling.during(() -> {
      for (int i = 0; i < 50; i++) {
        await(open(kind, random(70)).persist(target.toString(), options));
        if (i % 2 == 0) {
          Files.delete(target);
        }
      }
    }, () -> seen.add(visiblePerms(target)));

    assertThat(seen).isSubsetOf("none", "rw-r--r--").contains("rw-r--r--");
  }

  private static String visiblePerms(Path target) throws IOException {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(target));
    } catch (NoSuchFileException e) {
      return "none";
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rw", "rw-------x", "0644", "rwzrwzrwz"})
  void whatAreNoPermsIsRefused(String perms) {
    assertThatThrownBy(() -> new PersistOptions().setPerms(perms)).isInstanceOf(IllegalArgumentException.class);
  }
}
