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

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The page to try the example with: a few small files, kept in memory.
 */
final class Page {

  static final CharSequence POLICY_HEADER = HttpHeaders.createOptimized("Content-Security-Policy");

  /** Nothing from elsewhere, and no script but those of the page. */
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Map<String, String> TYPES = Map.of(
    "html", "text/html; charset=utf-8",
    "css", "text/css; charset=utf-8",
    "js", "text/javascript; charset=utf-8",
    "svg", "image/svg+xml");

  private static final String INDEX = "index.html";

  /** What the page takes besides. */
  static final List<String> ASSETS =
    List.of("icon.svg", "page.css", "page.js", "files.js", "queue.js", "stats.js", "text.js", "upload.js");

  private final Map<String, Buffer> files = new HashMap<>();

  Page(Settings settings) {
    String index = load(INDEX).toString()
      .replace("{{limit}}", Long.toString(settings.limit))
      .replace("{{limitInWords}}", settings.limitInWords());
    files.put("", Buffer.buffer(index));
    for (String name : ASSETS) {
      files.put(name, load(name));
    }
  }

  private static Buffer load(String name) {
    try (InputStream resource = Page.class.getResourceAsStream("page/" + name)) {
      return Buffer.buffer(resource.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(RoutingContext ctx) {
    String name = ctx.normalizedPath().substring(1);
    Buffer content = files.get(name);
    String type = TYPES.get(name.isEmpty() ? "html" : name.substring(name.lastIndexOf('.') + 1));
    HttpServerResponse response = ctx.response()
      .putHeader(HttpHeaders.CONTENT_TYPE, type)
      .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()))
      .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
      .putHeader(POLICY_HEADER, POLICY);
    if (ctx.request().method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(content);
    }
  }
}
