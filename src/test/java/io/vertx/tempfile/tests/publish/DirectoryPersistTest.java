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
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A published directory is the whole directory, whatever is in it and wherever it goes.
 */
class DirectoryPersistTest extends PublishTestBase {

  @ParameterizedTest
  @EnumSource
  void everythingInItArrivesAsItWas(Place place) throws IOException {
    Path target = at(place).resolve("target");
    TempDirectory temporary = await(fs.createTempDirectory());
    Trees.plant(Path.of(temporary.path()));
    List<String> before = Trees.describe(Path.of(temporary.path()));

    await(temporary.persist(target.toString()));

    assertThat(Trees.describe(target)).isEqualTo(before);
    Trees.fell(target);
  }

  @ParameterizedTest
  @EnumSource
  void nothingButTheTargetIsLeft(Place place) throws IOException {
    Path target = at(place).resolve("target");
    TempDirectory temporary = await(fs.createTempDirectory());
    Trees.plant(Path.of(temporary.path()));

    await(temporary.persist(target.toString()));

    assertThat(content(at(place))).containsExactly(target);
    assertThat(content(directory)).isEmpty();
    Trees.fell(target);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyDirectoryArrivesEmpty(Place place) {
    Path target = at(place).resolve("target");
    TempDirectory temporary = await(fs.createTempDirectory());

    await(temporary.persist(target.toString()));

    assertThat(target).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void aDeepDirectoryArrivesToTheBottom(Place place) throws IOException {
    Path target = at(place).resolve("target");
    TempDirectory temporary = await(fs.createTempDirectory());
    String bottom = "deep/".repeat(200) + "bottom";
    Files.createDirectories(Path.of(temporary.resolve(bottom)).getParent());
    Files.writeString(Path.of(temporary.resolve(bottom)), "content");

    await(temporary.persist(target.toString()));

    assertThat(target.resolve(bottom)).hasContent("content");
  }

  @ParameterizedTest
  @EnumSource
  void whatALinkLeadsToIsNotTouched(Place place) throws IOException {
    Path outside = Files.createDirectory(here.resolve("outside"));
    Path file = Files.writeString(outside.resolve("file"), "untouched");
    TempDirectory temporary = await(fs.createTempDirectory());
    Files.createSymbolicLink(Path.of(temporary.resolve("link")), outside);
    Path target = at(place).resolve("target");

    await(temporary.persist(target.toString()));

    assertThat(Files.readSymbolicLink(target.resolve("link"))).isEqualTo(outside);
    assertThat(file).hasContent("untouched");
  }

  @ParameterizedTest
  @EnumSource
  void theTopIsPrivateUnlessAskedOtherwise(Place place) {
    Path target = at(place).resolve("target");
    TempDirectory temporary = await(fs.createTempDirectory());

    await(temporary.persist(target.toString()));

    assertThat(perms(target)).isEqualTo("rwx------");
  }

  @ParameterizedTest
  @EnumSource
  void permsAreThoseOfTheTopAlone(Place place) throws IOException {
    for (String perms : new String[] {"rwxrwxrwx", "rwxr-xr-x", "r-xr-xr-x", "r-x------"}) {
      Path target = at(place).resolve(perms);
      TempDirectory temporary = await(fs.createTempDirectory());
      Trees.plant(Path.of(temporary.path()));
      List<String> inside = Trees.describe(Path.of(temporary.path()));

      await(temporary.persist(target.toString(), new PersistOptions().setPerms(perms)));

      assertThat(perms(target)).isEqualTo(perms);
      assertThat(Trees.describe(target)).hasSameElementsAs(inside);
      Trees.fell(target);
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePermsThatItWasCreatedWithGoWithIt(Place place) {
    Path target = at(place).resolve("target");
    TempDirectory temporary = await(fs.createTempDirectory(new TempDirectoryOptions().setPerms("rwxr-x---")));

    await(temporary.persist(target.toString()));

    assertThat(perms(target)).isEqualTo("rwxr-x---");
  }

  @ParameterizedTest
  @EnumSource
  void itIsNotDeletedAnyMore(Place place) throws IOException {
    Path target = at(place).resolve("target");
    TempDirectory temporary = await(fs.createTempDirectory());
    Files.writeString(Path.of(temporary.resolve("file")), "content");
    await(temporary.persist(target.toString()));

    await(fs.close());
    await(vertx.close());

    assertThat(target.resolve("file")).hasContent("content");
  }

  @ParameterizedTest
  @EnumSource
  void itIsConsumed(Place place) {
    TempDirectory temporary = await(fs.createTempDirectory());
    Future<Void> persisted = temporary.persist(at(place).resolve("target").toString());
    Future<Void> meanwhile = temporary.close();

    await(persisted);
    await(meanwhile);

    for (Future<?> late : List.of(temporary.keep(), temporary.persist(here.resolve("other").toString()))) {
      assertThat(failureOf(late)).isInstanceOf(IllegalStateException.class);
    }
    await(temporary.close());
    assertThat(at(place).resolve("target")).isEmptyDirectory();
    assertThat(here.resolve("other")).doesNotExist();
  }

  /** What is not UTF-8, or not of the locale, is a name all the same. */
  @ParameterizedTest
  @EnumSource
  void namesStayAsTheyAre(Place place) throws Exception {
    String fill = "cd \"$1\" && mkdir inner && printf x > \"$(printf 'a\\377')\" && printf y > \"inner/$(printf '\\303\\274')\"";
    String look = "cd \"$1\" && cat \"$(printf 'a\\377')\" \"inner/$(printf '\\303\\274')\"";
    Path target = at(place).resolve("target");
    ChildJvm child = ChildJvm.start(List.of("env", "LC_ALL=C"), ChildJvm.classPath(), OddNamesProcess.class, directory, target);
    assertThat(new ProcessBuilder("sh", "-c", fill, "sh", child.firstLine()).start().waitFor()).isZero();

    child.process().getOutputStream().close();
    ChildJvm.End end = child.waitFor();

    assertThat(end.errors).isEmpty();
    Process looking = new ProcessBuilder("sh", "-c", look, "sh", target.toString()).start();
    assertThat(looking.getInputStream().readAllBytes()).asString().isEqualTo("xy");
    assertThat(new ProcessBuilder("rm", "-r", target.toString()).start().waitFor()).isZero();
  }
}
