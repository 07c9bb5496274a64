/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.tempfile.MalformedInput;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.TextOptions;

import java.util.ArrayList;
import java.util.List;

/**
 * Reading and writing text.
 */
public class TextExamples {

  public Future<List<String>> write(TempFile file) {
    // tag::text[]
    TextFile text = file.text();
    Future<List<String>> lines = text.write("pears\n")
      .compose(v -> text.writeLines(List.of("apples\n", "plums\n")))
      .compose(v -> text.readLines()); // pears, apples, plums
    // end::text[]
    return lines;
  }

  public Future<List<String>> stream(TempFile file) {
    List<String> chosen = new ArrayList<>();
    Promise<List<String>> done = Promise.promise();
    // tag::text-stream[]
    file.text()
      .exceptionHandler(done::fail)
      .endHandler(v -> done.complete(chosen))
      .handler(line -> {
        if (line.length() > 3) {
          chosen.add(line);
        }
      });
    // end::text-stream[]
    return done.future();
  }

  public Future<String> readLine(TempFile file) {
    // tag::text-line[]
    TextFile text = file.text();
    Future<String> second = text.readLine()
      .compose(header -> text.readLine()); // null at the end of the file
    // end::text-line[]
    return second;
  }

  public Future<String> options(TempFile file) {
    // tag::text-options[]
    TextFile text = file.text(new TextOptions()
      .setCharset("ISO-8859-1")
      .setNewline("\r\n")
      .setMalformedInput(MalformedInput.REPLACE));
    Future<String> stored = text.write("naïve\n") // 7 bytes: the line ends with CR LF
      .compose(v -> text.rewind().readAll());
    // end::text-options[]
    return stored;
  }
}
