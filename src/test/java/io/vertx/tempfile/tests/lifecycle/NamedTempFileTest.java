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

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The name of a named file: where it is, how long it is there, and what happens when somebody else takes it.
 */
class NamedTempFileTest extends TempFileTestBase {

  private static final Buffer CONTENT = Buffer.buffer("content");

  @Test
  void theFileIsAtItsPathWhileOpen() {
    NamedTempFile file = await(fs.openNamedTempFile());

    await(file.write(CONTENT));

    assertThat(Path.of(file.path())).hasContent("content");
  }

  @Test
  void theFileIsGoneAfterClose() {
    NamedTempFile file = await(fs.openNamedTempFile());

    await(file.close());

    assertThat(Path.of(file.path())).doesNotExist();
  }

  @Test
  void thePathIsAbsoluteAndStaysAfterClose() {
    NamedTempFile file = await(fs.openNamedTempFile());
    String open = file.path();

    await(file.close());

    assertThat(file.path()).isEqualTo(open);
    assertThat(Path.of(open)).isAbsolute();
  }

  @Test
  void withDeleteFalseItStays() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDelete(false)));
    await(file.write(CONTENT));

    await(file.close());
    await(fs.close());

    assertThat(Path.of(file.path())).hasContent("content");
    Files.delete(Path.of(file.path()));
  }

  @Test
  void withDeleteFalseItStaysWhateverDeleteOnCloseSays() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDelete(false).setDeleteOnClose(true)));

    await(file.close());

    assertThat(Path.of(file.path())).exists();
    Files.delete(Path.of(file.path()));
  }

  @Test
  void withDeleteOnCloseFalseItOutlivesClose() {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));
    await(file.write(CONTENT));

    await(file.close());

    assertThat(Path.of(file.path())).hasContent("content");
  }

  @Test
  void withDeleteOnCloseFalseItGoesWithTheFileSystem() {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));
    await(file.close());

    await(fs.close());

    assertThat(Path.of(file.path())).doesNotExist();
  }

  @Test
  void withDeleteOnCloseFalseItGoesWithTheFileSystemWhenStillOpen() {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));

    await(fs.close());

    assertThat(Path.of(file.path())).doesNotExist();
  }

  @Test
  void theNameBeginsWithThePrefixAndEndsWithTheSuffix() {
    NamedTempFile file = await(fs.openNamedTempFile("upload-", ".bin"));

    assertThat(Path.of(file.path()).getFileName().toString()).startsWith("upload-").endsWith(".bin").hasSizeGreaterThan(24);
  }

  @Test
  void prefixAndSuffixMayBeEmpty() {
    NamedTempFile file = await(fs.openNamedTempFile("", ""));

    assertThat(Path.of(file.path()).getFileName().toString()).isNotEmpty();
  }

  @Test
  void prefixAndSuffixMayHaveAnyCharactersButSeparators() {
    NamedTempFile file = await(fs.openNamedTempFile("..%s ü*?-", " $(x)'\".."));

    assertThat(Path.of(file.path())).hasParent(directory).exists();
  }

  @Test
  void theDirectoryOfTheOptionsComesBeforeThatOfTheFileSystem() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));

    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions(
      new TempFileOptions().setDirectory(elsewhere.toString()))));

    assertThat(Path.of(file.path())).hasParent(elsewhere);
    await(file.close());
    Files.delete(elsewhere);
  }

  @Test
  void aRelativeDirectoryIsMadeAbsoluteAtOnce() throws Exception {
    Path here = Path.of("").toAbsolutePath();
    TempFileSystem relative = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(here.relativize(directory).toString()));

    NamedTempFile file = await(relative.openNamedTempFile());

    assertThat(Path.of(file.path())).isAbsolute();
    assertThat(Path.of(file.path()).getParent().toRealPath()).isEqualTo(directory.toRealPath());
  }

  @Test
  void writingGoesOnWhenACleanerTookTheNameAway() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());
    await(file.write(Buffer.buffer("before ")));

    Files.delete(Path.of(file.path()));
    await(file.write(Buffer.buffer("after")));

    assertThat(contentOf(file)).isEqualTo(Buffer.buffer("before after"));
  }

  @Test
  void truncatingGoesOnWhenACleanerTookTheNameAway() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());
    await(file.write(CONTENT));

    Files.delete(Path.of(file.path()));
    await(file.truncate(4));

    assertThat(contentOf(file)).isEqualTo(Buffer.buffer("cont"));
  }

  @Test
  void closingIsNoErrorWhenACleanerTookTheNameAway() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());

    Files.delete(Path.of(file.path()));

    await(file.close());
  }

  @Test
  void aFileThatTookTheNameIsNotDeleted() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());

    Path other = replace(file);
    await(file.close());

    assertThat(other).hasContent("of another");
    Files.delete(other);
  }

  @Test
  void aFileThatTookTheNameAfterCloseIsNotDeleted() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));
    await(file.close());

    Path other = replace(file);
    await(fs.close());

    assertThat(other).hasContent("of another");
    Files.delete(other);
  }

  @Test
  void aDirectoryThatTookTheNameIsNotDeleted() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());
    Path path = Path.of(file.path());

    Files.delete(path);
    Files.createDirectory(path);
    await(file.close());

    assertThat(path).isDirectory();
    Files.delete(path);
  }

  @Test
  void aLinkThatTookTheNameIsNotFollowed() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());
    Path path = Path.of(file.path());
    Path target = Files.writeString(directory.resolve("target"), "target");

    Files.delete(path);
    Files.createSymbolicLink(path, target);
    await(file.write(CONTENT));
    await(file.close());

    assertThat(target).hasContent("target");
    Files.delete(path);
    Files.delete(target);
  }

  @Test
  void writingGoesToTheFileWhoseNameAnotherTook() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());
    Path other = replace(file);

    await(file.write(CONTENT));
    await(file.truncate(4));

    assertThat(contentOf(file)).isEqualTo(Buffer.buffer("cont"));
    assertThat(other).hasContent("of another");
    Files.delete(other);
  }

  @Test
  void aFileThatWasMovedElsewhereIsStillWrittenAndStaysThere() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());
    Path moved = Files.move(Path.of(file.path()), directory.resolve("moved"));

    await(file.write(CONTENT));
    await(file.truncate(4));
    await(file.close());

    assertThat(moved).hasContent("cont");
    Files.delete(moved);
  }

  /** Another file, made while ours is still there, so that it is no reincarnation of it. */
  private Path replace(NamedTempFile file) throws IOException {
    Path other = Files.writeString(directory.resolve("other"), "of another");
    return Files.move(other, Path.of(file.path()), StandardCopyOption.REPLACE_EXISTING);
  }
}
