/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import examples.OpeningExamples;
import examples.ScopeExamples;
import examples.StreamExamples;
import examples.TextExamples;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide shows of opening files, of their streams and of their text does what the guide says.
 */
class ExamplesTest extends TempFileTestBase {

  private final OpeningExamples opening = new OpeningExamples();
  private final ScopeExamples scopes = new ScopeExamples();
  private final StreamExamples streams = new StreamExamples();
  private final TextExamples texts = new TextExamples();

  @Test
  void unnamed() {
    assertThat(await(opening.unnamed(fs))).hasToString("pears\napples\n");
  }

  @Test
  void unnamedWithOptions() {
    TempFile file = await(opening.unnamedWithOptions(fs));
    assertThat(failureOf(file.truncate(10 * 1024 * 1024 + 1))).hasMessageContaining("10485760");
  }

  @Test
  void named() {
    assertThat(await(opening.named(vertx, fs))).isEqualTo(15);
  }

  @Test
  void namedStaysAfterClose() {
    assertThat(Path.of(await(opening.namedKeptAfterClose(fs)))).hasContent("for as long as this verticle is deployed");
  }

  @Test
  void spooled() {
    assertThat(await(opening.spooled(fs))).isTrue();
  }

  @Test
  void rollover() {
    assertThat(await(opening.rollover(fs))).isPositive();
  }

  @Test
  void directory() {
    assertThat(await(opening.directory(vertx, fs))).singleElement().asString().endsWith("readme.txt");
  }

  @Test
  void zipEntries() {
    await(opening.zipEntry(vertx, fs, "entry", Buffer.buffer("content")));
    assertThat(failureOf(opening.zipEntry(vertx, fs, "../../etc/passwd", Buffer.buffer("content"))))
      .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blocking() {
    assertThat(opening.blocking(fs)).hasToString("on a virtual thread");
  }

  @Test
  void fileSystems() {
    TempFileSystem shared = opening.createShared(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
    assertThat(Path.of(await(shared.openNamedTempFile()).path())).hasParent(directory);
    assertThat(opening.create(vertx)).isNotNull();
    assertThat(opening.createInDirectory(vertx)).isNotNull();
  }

  @Test
  void scope() {
    assertThat(await(scopes.scope(fs))).hasToString("gone when the block is done");
  }

  @Test
  void namedScope() {
    AtomicReference<Path> seen = new AtomicReference<>();
    String result = await(scopes.namedScope(fs, path -> {
      seen.set(Path.of(path));
      return vertx.fileSystem().readFile(path).map(Buffer::toString);
    }));
    assertThat(result).isEqualTo("input of the tool");
    assertThat(seen.get()).doesNotExist();
  }

  @Test
  void pipe() {
    Buffer content = random(1_000_000);
    TempFile destination = await(fs.openTempFile());
    await(streams.pipe(await(fs.openTempFile()), open(Kind.UNNAMED, content), destination));
    assertThat(contentOf(destination)).isEqualTo(content);
  }

  @Test
  void readAgain() {
    Buffer content = random(1_000_000);
    TempFile first = await(fs.openTempFile());
    TempFile second = await(fs.openTempFile());
    await(streams.readAgain(open(Kind.UNNAMED, content), first, second));
    assertThat(contentOf(first)).isEqualTo(content);
    assertThat(contentOf(second)).isEqualTo(content);
  }

  @Test
  void order() {
    assertThat(await(streams.order(open(Kind.UNNAMED)))).hasToString("one ");
  }

  @Test
  void positions() {
    TempFile file = open(Kind.UNNAMED);
    assertThat(await(streams.positions(file))).hasToString("head");
    assertThat(contentOf(file)).hasToString("headbody");
  }

  @Test
  void sequential() {
    assertThat(await(streams.sequential(open(Kind.UNNAMED, Buffer.buffer().appendInt(3).appendString("abcdef"))))).hasToString("abc");
  }

  @Test
  void backPressure() {
    TempFile file = open(Kind.UNNAMED);
    List<Buffer> chunks = IntStream.range(0, 500).mapToObj(i -> random(10_000)).collect(Collectors.toList());
    await(streams.backPressure(file, chunks));
    assertThat(await(file.size())).isEqualTo(5_000_000);
  }

  @Test
  void stream() {
    assertThat(await(streams.stream(open(Kind.UNNAMED, Buffer.buffer("a\nb\n"))))).isEqualTo(2);
  }

  @Test
  void append() {
    assertThat(await(streams.append(fs))).hasToString("first\nsecond\n");
  }

  @Test
  void truncate() {
    assertThat(await(streams.truncate(open(Kind.UNNAMED)))).hasToString("0123\0\0");
  }

  @Test
  void text() {
    assertThat(await(texts.write(open(Kind.UNNAMED)))).containsExactly("pears", "apples", "plums");
  }

  @Test
  void textStream() {
    assertThat(await(texts.stream(open(Kind.UNNAMED, Buffer.buffer("one\nthree\r\ntwo"))))).containsExactly("three");
  }

  @Test
  void textLines() {
    assertThat(await(texts.readLine(open(Kind.UNNAMED, Buffer.buffer("header\nrow\n"))))).isEqualTo("row");
    assertThat(await(texts.readLine(open(Kind.UNNAMED, Buffer.buffer("header\n"))))).isNull();
  }

  @Test
  void textOptions() {
    TempFile file = open(Kind.UNNAMED);
    assertThat(await(texts.options(file))).isEqualTo("naïve\r\n");
    assertThat(await(file.size())).isEqualTo(7);
  }
}
