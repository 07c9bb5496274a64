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
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The descriptor of a file is its own, leads nowhere that others could see, and stays in this process.
 */
class DescriptorTest extends TempFileTestBase {

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @EnumSource
  void theDescriptorLeadsToTheContent(Kind kind) throws Exception {
    TempFile file = open(kind, Buffer.buffer("content"));

    int descriptor = await(file.fileDescriptor());

    assertThat(descriptor).isPositive();
    assertThat(read(descriptor)).isEqualTo("content");
  }

  @ParameterizedTest
  @EnumSource
  void eachFileHasItsOwn(Kind kind) throws Exception {
    TempFile one = open(kind, Buffer.buffer("one"));
    TempFile two = open(kind, Buffer.buffer("two"));

    assertThat(read(await(one.fileDescriptor()))).isEqualTo("one");
    assertThat(read(await(two.fileDescriptor()))).isEqualTo("two");
  }

  @ParameterizedTest
  @EnumSource
  void itCanBeReadAfterATruncate(Kind kind) throws Exception {
    TempFile file = open(kind, Buffer.buffer("content"));
    await(file.truncate(4));

    int descriptor = await(file.fileDescriptor());

    assertThat(read(descriptor)).isEqualTo("cont");
    assertThat(accessMode(descriptor)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aReadOnlyFileHasOneThatCanBeRead(Kind kind) throws Exception {
    TempFile file = open(kind, new TempFileOptions().setWrite(false).setPerms("---------"));

    assertThat(accessMode(await(file.fileDescriptor()))).isNotEqualTo(1);
  }

  @Test
  void aNamedFileThatLostItsNameHasOne() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());
    await(file.write(Buffer.buffer("content")));
    Files.delete(Path.of(file.path()));
    await(file.truncate(4));

    assertThat(read(await(file.fileDescriptor()))).isEqualTo("cont");
  }

  @Test
  void aNamedFileThatWasMovedHasOne() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile());
    await(file.write(Buffer.buffer("content")));
    Path moved = Files.move(Path.of(file.path()), directory.resolve("moved"));

    assertThat(read(await(file.fileDescriptor()))).isEqualTo("content");
    Files.delete(moved);
  }

  @Test
  void askingASpooledFileRollsItOver() {
    SpooledTempFile file = await(fs.openSpooledTempFile());
    await(file.write(Buffer.buffer("content")));

    await(file.fileDescriptor());

    assertThat(file.isInMemory()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NAMED")
  void onlyNamedFilesHaveAName(Kind kind) {
    TempFile file = open(kind);
    assertThat(content(directory)).isEmpty();

    await(file.write(random(5000)));

    assertThat(content(directory)).isEmpty();
  }

  @Test
  void aBlockingOpenLeavesNoNameEither() {
    fs.openTempFileBlocking(new TempFileOptions());

    assertThat(content(directory)).isEmpty();
  }

  @Test
  void nothingOfASpooledFileIsOnDiskBeforeItRollsOver() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY, random(5000));

    assertThat(OpenFiles.in(directory)).isEmpty();
    await(file.close());
  }

  @Test
  void aChildProcessInheritsNoDescriptor() throws Exception {
    List<TempFile> files = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      files.add(open(kind, random(5000)));
    }
    await(files.get(0).truncate(10));
    assertThat(OpenFiles.in(directory)).isNotEmpty();

    Process child = new ProcessBuilder("ls", "-l", "/proc/self/fd").redirectErrorStream(true).start();
    String descriptors = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(descriptors).contains("/proc/").doesNotContain(directory.toString());
  }

  private static String read(int descriptor) throws IOException {
    return Files.readString(Path.of("/proc/self/fd", Integer.toString(descriptor)));
  }

  /** 0 to read, 1 to write, 2 both. */
  private static int accessMode(int descriptor) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/fdinfo", Integer.toString(descriptor))).stream()
      .filter(line -> line.startsWith("flags:"))
      .mapToInt(line -> Character.digit(line.charAt(line.length() - 1), 8) & 3)
      .findFirst().orElseThrow(AssertionError::new);
  }
}
