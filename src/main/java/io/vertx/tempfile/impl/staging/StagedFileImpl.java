/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.impl.handle.PartOfForm;
import io.vertx.tempfile.impl.handle.SpooledTempFileImpl;

/**
 * A file with what its client said of it.
 */
public final class StagedFileImpl implements StagedFile {

  private final SpooledTempFileImpl file;
  private final PartOfForm part;
  private final long size;

  private StagedFileImpl(SpooledTempFileImpl file, PartOfForm part) {
    this.file = file;
    this.part = part;
    this.size = file.partSize();
  }

  /**
   * @return null when the file did not come as part of a form
   */
  public static StagedFile of(TempFile file) {
    if (!(file instanceof SpooledTempFileImpl)) {
      return null;
    }
    SpooledTempFileImpl spooled = (SpooledTempFileImpl) file;
    PartOfForm part = spooled.partOfForm();
    return part == null ? null : new StagedFileImpl(spooled, part);
  }

  @Override
  public String name() {
    return part.name;
  }

  @Override
  public String fileName() {
    return part.fileName;
  }

  @Override
  public String safeFileName() {
    return SafeFileName.of(part.fileName);
  }

  @Override
  public String contentType() {
    return part.contentType;
  }

  @Override
  public String charset() {
    return part.charset;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SpooledTempFile file() {
    return file;
  }
}
