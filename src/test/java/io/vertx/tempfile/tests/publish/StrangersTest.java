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
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.PersistOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody else has had to do with the name of a file before it is published.
 */
class StrangersTest extends PublishTestBase {

  @ParameterizedTest
  @EnumSource
  void aFileWhoseNameACleanerTookAwayIsPublished(Place place) throws IOException {
    Path target = at(place).resolve("target");
    NamedTempFile file = named();
    Files.delete(Path.of(file.path()));
    await(file.write(Buffer.buffer("more")));

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000).appendString("more"));
    assertThat(content(at(place))).containsExactly(target);
  }

  @ParameterizedTest
  @EnumSource
  void aFileWhoseNameIsAnothersNowIsPublishedAndTheOtherLeftAlone(Place place) throws IOException {
    Path target = at(place).resolve("target");
    NamedTempFile file = named();
    Path name = Path.of(file.path());
    Files.move(Files.writeString(here.resolve("another"), "another's"), name, StandardCopyOption.REPLACE_EXISTING);

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000));
    assertThat(name).hasContent("another's");
    Files.delete(name);
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatWasDeletedByItsHandleIsPublished(Place place) {
    Path target = at(place).resolve("target");
    NamedTempFile file = named();
    await(file.delete());

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void whatOthersWroteThroughTheNameIsPublished(Place place) throws IOException {
    Path target = at(place).resolve("target");
    NamedTempFile file = named();
    Files.writeString(Path.of(file.path()), "another's", StandardOpenOption.APPEND);

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000).appendString("another's"));
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsNotToBeDeletedMovesAllTheSame(Place place) {
    Path target = at(place).resolve("target");
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDelete(false)));
    await(file.write(random(7000)));

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000));
    assertThat(content(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatStaysWhenClosedMovesAllTheSame(Place place) {
    Path target = at(place).resolve("target");
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));
    await(file.write(random(7000)));

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000));
    assertThat(content(directory)).isEmpty();
  }

  @Test
  void aTargetThatIsAnotherNameOfTheFileBecomesItsOnlyOne() throws IOException {
    NamedTempFile file = named();
    Path target = Files.createLink(here.resolve("target"), Path.of(file.path()));

    await(file.persist(target.toString(), REPLACING));

    assertThat(bytes(target)).isEqualTo(random(7000));
    assertThat(content(directory)).isEmpty();
  }

  @Test
  void aFilePublishedToWhereItIsStaysThere() throws IOException {
    NamedTempFile file = named();

    await(file.persist(file.path(), new PersistOptions(REPLACING).setPerms("rw-r--r--")));

    assertThat(bytes(Path.of(file.path()))).isEqualTo(random(7000));
    assertThat(perms(Path.of(file.path()))).isEqualTo("rw-r--r--");
    await(vertx.close());
    Files.delete(Path.of(file.path()));
  }

  private NamedTempFile named() {
    NamedTempFile file = await(fs.openNamedTempFile());
    await(file.write(random(7000)));
    return file;
  }
}
