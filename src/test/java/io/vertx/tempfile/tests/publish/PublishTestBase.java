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
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tests of publishing have in common: where to publish to, and what to look at there.
 */
abstract class PublishTestBase extends TempFileTestBase {

  static final String KINDS_AND_PLACES = "io.vertx.tempfile.tests.publish.PublishTestBase#kindsAndPlaces";

  static final PersistOptions REPLACING = new PersistOptions().setReplaceExisting(true);

  /** Where a target is, seen from the temporary directory. */
  enum Place { SAME_FILE_SYSTEM, OTHER_FILE_SYSTEM }

  @TempDir
  Path here;
  @TempDir(factory = OtherFileSystem.class)
  Path elsewhere;

  static Stream<Arguments> kindsAndPlaces() {
    return Stream.of(Kind.values()).flatMap(kind -> Stream.of(Place.values()).map(place -> Arguments.of(kind, place)));
  }

  /**
   * A directory that is empty.
   */
  final Path at(Place place) {
    if (place == Place.SAME_FILE_SYSTEM) {
      return here;
    }
    OtherFileSystem.assumeOther(directory, elsewhere);
    return elsewhere;
  }

  static Buffer bytes(Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String perms(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Nothing is wrong with a file of that content: it can be read, written and published.
   */
  final void assertUsable(TempFile file, Buffer content) {
    assertThat(contentOf(file)).isEqualTo(content);
    Buffer more = random(777);
    await(file.write(more));
    assertThat(await(file.readAll())).isEqualTo(more);
    Path target = here.resolve("published after all");
    await(file.persist(target.toString()));
    assertThat(bytes(target)).isEqualTo(content.copy().appendBuffer(more));
  }

  static void assertFailure(Throwable failure, Class<? extends IOException> cause, Path target) {
    assertThat(failure).isInstanceOf(FileSystemException.class).hasCauseInstanceOf(cause)
      .hasMessageContaining("persist").hasMessageContaining("'" + target + "'");
  }
}
