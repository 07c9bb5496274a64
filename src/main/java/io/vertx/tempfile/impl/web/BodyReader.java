/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.impl.opening.NamedSpoolOptions;
import io.vertx.tempfile.impl.staging.NamedFormOptions;
import io.vertx.tempfile.web.StagingHandlerOptions;

import java.util.Locale;

/**
 * Reads bodies, each as what it is.
 */
final class BodyReader {

  private final TempFileSystem fs;
  private final StagingHandlerOptions options;
  private final StagedFormOptions forms;
  private final SpooledTempFileOptions files;
  private final SpooledTempFileOptions buffers;

  BodyReader(TempFileSystem fs, StagingHandlerOptions options) {
    this.fs = fs;
    this.options = options;
    this.forms = new NamedFormOptions(options);
    this.files = new NamedSpoolOptions(new SpooledTempFileOptions()
      .setDirectory(options.getDirectory())
      .setMaxInMemorySize(options.getMaxInMemorySize())
      .setMaxFileSize(options.getMaxFileSize())
      .setMetadata(options.getMetadata()));
    long limit = options.getBodyLimit();
    this.buffers = new SpooledTempFileOptions()
      .setDirectory(options.getDirectory())
      .setMaxInMemorySize(limit < 0 ? Integer.MAX_VALUE : (int) Math.min(limit, Integer.MAX_VALUE))
      .setMaxFileSize(Math.max(0, limit));
  }

  /**
   * Whether there is a body to read. HTTP/2 does not say whether there will be one.
   */
  static boolean hasBody(HttpServerRequest request) {
    if (request.headers().contains(HttpHeaders.CONTENT_LENGTH) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return true;
    }
    boolean http1 = request.version() == HttpVersion.HTTP_1_0 || request.version() == HttpVersion.HTTP_1_1;
    return !http1 && (!request.isEnded() || request.bytesRead() > 0);
  }

  /**
   * Whether a body that is no form becomes a buffer.
   */
  boolean readsIntoBuffer(HttpServerRequest request) {
    return !options.isStageBodies() && !isMultipart(request) && !isUrlEncoded(request);
  }

  Future<ReadBody> read(TakenRequest request) {
    if (isMultipart(request)) {
      Future<StagedForm> staged = fs.stageForm(request, forms);
      return (options.isHandleFileUploads() ? staged : staged.compose(BodyReader::withoutFiles)).map(form -> ReadBody.of(form, null));
    } else if (isUrlEncoded(request)) {
      // Some say so of whatever they post, and their servers look at the body
      request.keepEcho();
      return fs.stageForm(request, forms).map(form -> ReadBody.of(form, request.echo()));
    } else if (options.isStageBodies()) {
      return fs.stage(request, files).compose(file -> file.size().map(size -> ReadBody.of(file, size)));
    }
    return fs.stage(request, buffers)
      .compose(file -> file.readAll().eventually(file::close))
      .map(ReadBody::of)
      .recover(failure -> Future.failedFuture(ofBody(failure)));
  }

  private static Future<StagedForm> withoutFiles(StagedForm form) {
    return form.close().map(new FieldsAlone(form));
  }

  /** The limit has another name here. */
  private static Throwable ofBody(Throwable failure) {
    if (!(failure instanceof TempFileLimitException) || !((TempFileLimitException) failure).property().equals("maxFileSize")) {
      return failure;
    }
    TempFileLimitException limit = (TempFileLimitException) failure;
    return new TempFileLimitException("The body has " + limit.size() + " bytes or more, and may have " + limit.limit(), "bodyLimit",
      limit.limit(), limit.size());
  }

  private static boolean isMultipart(HttpServerRequest request) {
    return contentType(request).startsWith("multipart/form-data");
  }

  private static boolean isUrlEncoded(HttpServerRequest request) {
    return contentType(request).startsWith("application/x-www-form-urlencoded");
  }

  private static String contentType(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null ? "" : type.toLowerCase(Locale.ROOT);
  }
}
