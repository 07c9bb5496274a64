/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.MalformedInput;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Options: what they do, which are refused and when, and that copies and JSON carry all of them.
 */
class OptionsContractTest extends ContractTestBase {

  @EachKind
  void aFileNeitherReadNorWrittenIsRefused(Kind kind) {
    Future<TempFile> opening = kind.open(fs, new TempFileOptions().setRead(false).setWrite(false));

    assertThat(failureOf(opening)).isInstanceOf(IllegalArgumentException.class);
    assertThat(content(directory)).isEmpty();
  }

  @EachKind
  void appendingWithoutWritingIsRefused(Kind kind) {
    Future<TempFile> opening = kind.open(fs, new TempFileOptions().setAppend(true).setWrite(false));

    assertThat(failureOf(opening)).isInstanceOf(IllegalArgumentException.class);
    assertThat(content(directory)).isEmpty();
  }

  @EachKind
  void aWriteOnlyFileIsWritten(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setRead(false));

    await(Future.all(writeInChunks(file)));
    await(file.truncate(5000));

    assertThat(await(file.size())).isEqualTo(5000);
  }

  @EachKind
  void aReadOnlyFileIsRead(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setWrite(false));

    assertThat(await(file.readAll())).isEqualTo(Buffer.buffer());
    assertThat(await(stream(file))).isEqualTo(Buffer.buffer());
  }

  @EachKind
  void synchronousFilesAreWrittenAndRead(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setSync(true).setDsync(true));

    await(Future.all(writeInChunks(file)));

    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }

  @EachKind
  void permissionsThatLetNobodyInDoNotShutOutTheHandle(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setPerms("---------"));

    await(file.write(CONTENT));
    await(file.truncate(5000));

    assertThat(contentOf(file)).isEqualTo(CONTENT.getBuffer(0, 5000));
  }

  @EachKind
  void theQueueSizeOfTheOptionsIsUsed(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setWriteQueueMaxSize(100_000_000));

    file.write(random(1_000_000));

    assertThat(file.writeQueueFull()).isFalse();
  }

  @EachKind
  void changingTheOptionsLaterChangesNothing(Kind kind) {
    TempFileOptions options = new TempFileOptions().setMaxFileSize(CONTENT.length());
    TempFile file = open(kind, options);

    options.setMaxFileSize(10).setWrite(false).setAppend(true);
    await(file.write(CONTENT));

    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "../a", "/a", "a\\b", "a\0b"})
  void aPrefixOrSuffixThatIsNoPartOfANameIsRefused(String part) {
    assertThatThrownBy(() -> new TempFileOptions().setPrefix(part)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TempFileOptions().setSuffix(part)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TempDirectoryOptions().setPrefix(part)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TempDirectoryOptions().setSuffix(part)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPrefixGivenToAConvenienceFailsTheFuture() {
    assertThat(failureOf(fs.openNamedTempFile("a/b", ""))).isInstanceOf(IllegalArgumentException.class);
    assertThat(failureOf(fs.createTempDirectory("a/b"))).isInstanceOf(IllegalArgumentException.class);
    assertThat(content(directory)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rw", "rwxrwxrwxr", "600", "rw-------x", "abcdefghi"})
  void permissionsOfAnotherFormAreRefused(String perms) {
    assertThatThrownBy(() -> new TempFileOptions().setPerms(perms)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TempDirectoryOptions().setPerms(perms)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new TempFileOptions().setReadBufferSize(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TempFileOptions().setWriteQueueMaxSize(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TempFileOptions().setMaxFileSize(-2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SpooledTempFileOptions().setMaxInMemorySize(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnknownCharsetOrNewlineIsRefused() {
    assertThatThrownBy(() -> new TextOptions().setCharset("no-such-charset")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TextOptions().setNewline("\n\n")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nullOptionsAreRefusedAtOnce() {
    assertThatThrownBy(() -> fs.openTempFile(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> fs.openNamedTempFile(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> fs.openSpooledTempFile(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> fs.createTempDirectory((TempDirectoryOptions) null)).isInstanceOf(NullPointerException.class);
  }

  // Copies and JSON

  private static JsonObject fileJson() {
    return new JsonObject()
      .put("prefix", "p").put("suffix", ".s").put("directory", "/d").put("perms", "rw-r-----")
      .put("read", false).put("write", false).put("append", true).put("sync", true).put("dsync", true)
      .put("readBufferSize", 11).put("writeQueueMaxSize", 22).put("maxFileSize", 5_000_000_000L);
  }

  /** JSON with no property at its default, and how it is read and copied. */
  static Stream<Arguments> everyOption() {
    return Stream.of(
      options(fileJson(), TempFileOptions::new, TempFileOptions::new, TempFileOptions::toJson),
      options(fileJson().put("delete", false).put("deleteOnClose", false),
        NamedTempFileOptions::new, NamedTempFileOptions::new, NamedTempFileOptions::toJson),
      options(fileJson().put("maxInMemorySize", 33),
        SpooledTempFileOptions::new, SpooledTempFileOptions::new, SpooledTempFileOptions::toJson),
      options(new JsonObject().put("prefix", "p").put("suffix", ".s").put("directory", "/d").put("perms", "rwxr-x---")
        .put("delete", false).put("ignoreCleanupErrors", true),
        TempDirectoryOptions::new, TempDirectoryOptions::new, TempDirectoryOptions::toJson),
      options(new JsonObject().put("charset", "UTF-16").put("newline", "\r\n").put("malformedInput", MalformedInput.REPLACE.name()),
        TextOptions::new, TextOptions::new, TextOptions::toJson),
      options(new JsonObject().put("replaceExisting", true).put("sync", false).put("perms", "rw-r--r--"),
        PersistOptions::new, PersistOptions::new, PersistOptions::toJson));
  }

  private static <T> Arguments options(JsonObject json, Function<JsonObject, T> read, Function<T, T> copy, Function<T, JsonObject> write) {
    Function<JsonObject, JsonObject> roundTrip = read.andThen(write);
    Function<JsonObject, JsonObject> copied = read.andThen(copy).andThen(write);
    return Arguments.of(json, roundTrip, copied, read.apply(json).getClass().getSimpleName());
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("everyOption")
  void jsonCarriesEveryOption(JsonObject json, Function<JsonObject, JsonObject> roundTrip, Function<JsonObject, JsonObject> copied,
                              String name) {
    assertThat(roundTrip.apply(json)).isEqualTo(json);
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("everyOption")
  void aCopyCarriesEveryOption(JsonObject json, Function<JsonObject, JsonObject> roundTrip, Function<JsonObject, JsonObject> copied,
                               String name) {
    assertThat(copied.apply(json)).isEqualTo(json);
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("everyOption")
  void noPropertyWasForgotten(JsonObject json, Function<JsonObject, JsonObject> roundTrip, Function<JsonObject, JsonObject> copied,
                              String name) {
    JsonObject defaults = roundTrip.apply(new JsonObject());

    assertThat(json.fieldNames()).containsAll(defaults.fieldNames());
    defaults.forEach(entry -> assertThat(json.getValue(entry.getKey())).isNotEqualTo(entry.getValue()));
  }

  @Test
  void theOptionsOfTheFileSystemAreCopied() {
    TempFileSystemOptions options = new TempFileSystemOptions(new JsonObject().put("directory", "/d"));

    assertThat(new TempFileSystemOptions(options).toJson()).isEqualTo(options.toJson());
    assertThat(new TempFileSystemOptions(options.toJson()).getDirectory()).isEqualTo("/d");
  }

  @Test
  void generalOptionsBecomeThoseOfAKind() {
    TempFileOptions general = new TempFileOptions(fileJson());

    assertThat(new NamedTempFileOptions(general).toJson()).isEqualTo(fileJson().put("delete", true).put("deleteOnClose", true));
    assertThat(new SpooledTempFileOptions(general).toJson()).isEqualTo(fileJson().put("maxInMemorySize", 256 * 1024));
  }
}
