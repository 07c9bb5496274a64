/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.text;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text views of real files.
 */
abstract class TextTestBase extends TempFileTestBase {

  /** As many bytes as the first read of a view asks for: what lies across is met by two reads. */
  static final int FIRST_READ = 8 * 1024;

  TextFile text(Kind kind, String content) {
    return text(kind, content, new TextOptions());
  }

  TextFile text(Kind kind, String content, TextOptions options) {
    return text(kind, content.getBytes(Charset.forName(options.getCharset())), options);
  }

  TextFile text(Kind kind, byte[] content, TextOptions options) {
    return open(kind, Buffer.buffer(content)).text(options);
  }

  TextFile inMemory(String content) {
    return text(Kind.SPOOLED_IN_MEMORY, content);
  }

  static TextOptions newline(String newline) {
    return new TextOptions().setNewline(newline);
  }

  static TextOptions charset(String charset) {
    return new TextOptions().setCharset(charset).setNewline("\n");
  }

  static String utf8(TempFile file) {
    return contentOf(file).toString(StandardCharsets.UTF_8);
  }

  /** The handler of the lines comes last: they flow from there on, and this is not the owner's thread. */
  static Future<List<String>> stream(TextFile text) {
    List<String> lines = new ArrayList<>();
    Promise<List<String>> promise = Promise.promise();
    text.exceptionHandler(promise::fail).endHandler(v -> promise.complete(lines)).handler(lines::add);
    return promise.future();
  }

  static List<String> lines(int count) {
    List<String> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lines.add("line " + i);
    }
    return lines;
  }

  static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /** Completes when a context has had its turn, and another one that was asked for meanwhile. */
  Future<Void> turn() {
    Promise<Void> promise = Promise.promise();
    vertx.runOnContext(v -> vertx.runOnContext(w -> promise.complete()));
    return promise.future();
  }
}
