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

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;

/**
 * Sends published files: whole, in part, or not at all to who has them already.
 */
final class Downloads {

  private final Archive archive;

  Downloads(Archive archive) {
    this.archive = archive;
  }

  void send(RoutingContext ctx) {
    String sha256 = ctx.pathParam("sha256");
    archive.find(sha256)
      .onSuccess(file -> send(ctx, sha256, file))
      .onFailure(failure -> ctx.fail(failure instanceof NoSuchFileException
        ? new Problem(404, "No file has that SHA-256.")
        : failure));
  }

  private void send(RoutingContext ctx, String sha256, JsonObject file) {
    HttpServerRequest request = ctx.request();
    HttpServerResponse response = ctx.response();
    if (response.closed()) {
      return; // the client has gone
    }
    String tag = '"' + sha256 + '"';
    long size = file.getLong("size");
    response
      .putHeader(HttpHeaders.ETAG, tag)
      // What it is said to be can change when the same content comes under another name
      .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
      .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
      response.setStatusCode(304).end();
      return;
    }
    // A range is for GET alone, and for what the client has the other parts of
    String ifRange = request.getHeader("If-Range");
    boolean inPart = request.method() == HttpMethod.GET && (ifRange == null || ifRange.equals(tag));
    ByteRange range = inPart ? ByteRange.of(request.getHeader("Range"), size) : ByteRange.whole(size);
    if (range.isUnsatisfiable()) {
      response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
      Problem.answer(ctx, 416, "The file has " + size + " bytes, and none of them is in that range.");
      return;
    }
    response
      .putHeader(HttpHeaders.CONTENT_TYPE, file.getString("contentType"))
      .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(range.length()))
      .putHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(file.getString("fileName")))
      .putHeader(Page.POLICY_HEADER, "default-src 'none'; sandbox");
    if (range.isAsked()) {
      response.setStatusCode(206).putHeader(HttpHeaders.CONTENT_RANGE, range.contentRange());
    }
    if (request.method() == HttpMethod.HEAD || range.length() == 0) {
      response.end();
    } else {
      response.sendFile(archive.fileFor(sha256), range.from(), range.length()).onFailure(ctx::fail);
    }
  }

  private static boolean isKnown(String ifNoneMatch, String tag) {
    return ifNoneMatch != null && Stream.of(ifNoneMatch.split(",")).map(String::trim)
      .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
  }

  /** To be stored, not shown; the second name, of RFC 8187, is for letters that headers do not have. */
  static String disposition(String fileName) {
    String plain = fileName.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
  }
}
