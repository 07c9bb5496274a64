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
import io.vertx.ext.web.FileUpload;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.impl.handle.SpooledTempFileImpl;

/**
 * A staged file as {@code BodyHandler} would show it.
 */
final class StagedUpload implements FileUpload {

  private final SpooledTempFile file;
  private final String name;
  private final String fileName;
  private final String contentType;
  private final String charset;
  private final long size;
  /** Null before anybody asked for it. Guarded by this. */
  private String path;

  StagedUpload(SpooledTempFile file, String name, String fileName, String contentType, String charset, long size) {
    this.file = file;
    this.name = name;
    this.fileName = fileName;
    this.contentType = contentType;
    this.charset = charset;
    this.size = size;
  }

  static StagedUpload of(StagedFile staged) {
    return new StagedUpload(staged.file(), staged.name(), staged.fileName(), staged.contentType(), staged.charset(), staged.size());
  }

  /** The same also when the file has gone. */
  @Override
  public synchronized String uploadedFileName() {
    if (path == null) {
      path = ((SpooledTempFileImpl) file).pathBlocking().toString();
    }
    return path;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public String contentType() {
    return contentType;
  }

  /** What a part says of it means nothing since RFC 7578: the content is stored as it was sent. */
  @Override
  public String contentTransferEncoding() {
    return "binary";
  }

  @Override
  public String charSet() {
    return charset;
  }

  @Override
  public boolean cancel() {
    return false;
  }

  @Override
  public Future<Void> delete() {
    return file.close();
  }
}
