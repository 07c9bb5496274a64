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

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.FileUpload;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.StagedForm;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was made of the body of a request. Each is null when it is something else.
 */
final class ReadBody {

  final StagedForm form;
  final SpooledTempFile file;
  private final long fileSize;
  /** Not null, and maybe empty. */
  final Buffer buffer;
  /** What it shows of its files, empty before they are ready to be shown. */
  List<FileUpload> uploads = List.of();

  private ReadBody(StagedForm form, SpooledTempFile file, long fileSize, Buffer buffer) {
    this.form = form;
    this.file = file;
    this.fileSize = fileSize;
    this.buffer = buffer == null ? Buffer.buffer() : buffer;
  }

  /**
   * @param raw what the form was decoded from, null when that is not kept
   */
  static ReadBody of(StagedForm form, Buffer raw) {
    return new ReadBody(form, null, 0, raw);
  }

  static ReadBody of(SpooledTempFile file, long size) {
    return new ReadBody(null, file, size, null);
  }

  static ReadBody of(Buffer buffer) {
    return new ReadBody(null, null, 0, buffer);
  }

  List<FileUpload> uploads(HttpServerRequest request) {
    if (form != null) {
      return form.files().stream().map(StagedUpload::of).collect(Collectors.toList());
    }
    return file == null
      ? List.of()
      : List.of(new StagedUpload(file, "", "", request.getHeader(HttpHeaders.CONTENT_TYPE), null, fileSize));
  }

  /**
   * Give up what was not published or checked in.
   */
  void close() {
    if (form != null) {
      form.close();
    }
    if (file != null) {
      file.close();
    }
  }
}
