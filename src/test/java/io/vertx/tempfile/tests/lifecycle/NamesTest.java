/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.opening.Storages;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The names of files and directories are new, and are names.
 */
class NamesTest extends TempFileTestBase {

  @Test
  void aThousandFilesFromManyContextsHaveDifferentNames() throws Exception {
    List<Future<NamedTempFile>> opening = new ArrayList<>();
    for (ThreadingModel model : List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER)) {
      for (int i = 0; i < 4; i++) {
        TestVerticle verticle = TestVerticle.deploy(vertx, model);
        for (int n = 0; n < 125; n++) {
          opening.add(verticle.call(() -> fs.openNamedTempFile()));
        }
      }
    }

    await(Future.all(opening));

    assertThat(opening.stream().map(future -> future.result().path())).doesNotHaveDuplicates();
    assertThat(content(directory)).hasSize(1000);
  }

  @Test
  void aThousandDirectoriesHaveDifferentNames() {
    List<Future<TempDirectory>> creating = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      creating.add(fs.createTempDirectory());
    }

    await(Future.all(creating));

    assertThat(creating.stream().map(future -> future.result().path())).doesNotHaveDuplicates();
  }

  @Test
  void theNameOfAnExistingFileIsNotTaken() throws Exception {
    Path taken = Files.writeString(directory.resolve("tmptaken"), "untouched");

    NamedTempFile file = await(fileSystem("taken", "free").openNamedTempFile());

    assertThat(Path.of(file.path())).hasFileName("tmpfree");
    assertThat(taken).hasContent("untouched");
    Files.delete(taken);
  }

  @Test
  void theNameOfAnExistingDirectoryIsNotTaken() throws Exception {
    Path taken = Files.createDirectory(directory.resolve("tmptaken"));

    NamedTempFile file = await(fileSystem("taken", "free").openNamedTempFile());

    assertThat(Path.of(file.path())).hasFileName("tmpfree");
    assertThat(taken).isDirectory();
    Files.delete(taken);
  }

  @Test
  void theNameOfALinkThatLeadsNowhereIsNotTaken() throws Exception {
    Path taken = Files.createSymbolicLink(directory.resolve("tmptaken"), directory.resolve("nowhere"));

    NamedTempFile file = await(fileSystem("taken", "free").openNamedTempFile());

    assertThat(Path.of(file.path())).hasFileName("tmpfree");
    assertThat(directory.resolve("nowhere")).doesNotExist();
    Files.delete(taken);
  }

  @Test
  void aDirectoryDoesNotTakeTheNameOfAnExistingOne() throws Exception {
    Path taken = Files.createDirectory(directory.resolve("tmptaken"));
    Files.writeString(taken.resolve("content"), "untouched");

    TempDirectory temporary = await(fileSystem("taken", "free").createTempDirectory());

    assertThat(Path.of(temporary.path())).hasFileName("tmpfree");
    await(temporary.close());
    assertThat(taken.resolve("content")).hasContent("untouched");
    Files.delete(taken.resolve("content"));
    Files.delete(taken);
  }

  @Test
  void aDirectoryDoesNotTakeTheNameOfAnExistingFile() throws Exception {
    Path taken = Files.writeString(directory.resolve("tmptaken"), "untouched");

    TempDirectory temporary = await(fileSystem("taken", "free").createTempDirectory());

    assertThat(Path.of(temporary.path())).hasFileName("tmpfree");
    assertThat(taken).hasContent("untouched");
    Files.delete(taken);
  }

  @Test
  void anUnnamedFileDoesNotTakeTheNameOfAnExistingOne() throws Exception {
    Path taken = Files.writeString(directory.resolve("tmptaken"), "untouched");

    await(fileSystem("taken", "free").openTempFile().compose(file -> file.write("content")));

    assertThat(taken).hasContent("untouched");
    Files.delete(taken);
  }

  @Test
  void theSearchForAFreeNameEnds() throws Exception {
    Path taken = Files.writeString(directory.resolve("tmptaken"), "untouched");
    TempFileSystem unlucky = TempFileSystemImpl.create(vertx, options(), () -> "taken", Storages.PLAIN);

    assertThat(failureOf(unlucky.openNamedTempFile())).hasCauseInstanceOf(FileAlreadyExistsException.class);

    assertThat(taken).hasContent("untouched");
    Files.delete(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "../", "a/b", "/etc/", "a\\b", "\\", "nul\0"})
  void whatIsNoPartOfANameIsRefused(String part) {
    assertThatThrownBy(() -> new TempFileOptions().setPrefix(part)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TempFileOptions().setSuffix(part)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NamedTempFileOptions().setPrefix(part)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TempDirectoryOptions().setPrefix(part)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TempDirectoryOptions().setSuffix(part)).isInstanceOf(IllegalArgumentException.class);
    assertThat(failureOf(fs.openNamedTempFile(part, ""))).isInstanceOf(IllegalArgumentException.class);
    assertThat(failureOf(fs.openNamedTempFile("", part))).isInstanceOf(IllegalArgumentException.class);
    assertThat(failureOf(fs.createTempDirectory(part))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameThatIsTooLongFailsAndLeavesNothing() {
    assertThat(failureOf(fs.openNamedTempFile("x".repeat(300), ""))).isInstanceOf(FileSystemException.class);
    assertThat(failureOf(fs.createTempDirectory("x".repeat(300)))).isInstanceOf(FileSystemException.class);
  }

  private TempFileSystemOptions options() {
    return new TempFileSystemOptions().setDirectory(directory.toString());
  }

  /** A file system that draws these names. */
  private TempFileSystem fileSystem(String... drawn) {
    Iterator<String> names = Stream.of(drawn).iterator();
    return TempFileSystemImpl.create(vertx, options(), names::next, Storages.PLAIN);
  }
}
