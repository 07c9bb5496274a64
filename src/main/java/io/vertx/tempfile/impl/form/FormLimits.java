/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.form;

import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.TempFileLimitException;

/**
 * Counts what a form has, and throws when that passes a limit of its options.
 * <p>
 * The size of a field is that of its value in bytes: as it is sent in a part, with its escapes decoded where it is URL-encoded. The sizes
 * of all fields count their names as well.
 */
final class FormLimits {

  private final StagedFormOptions limits;
  private long formSize;
  private long files;
  private long fields;
  private long fieldsSize;

  FormLimits(StagedFormOptions limits) {
    this.limits = new StagedFormOptions(limits); // the caller may go on to change his
  }

  /** Bytes of the body came. */
  void bodyCame(int length) {
    formSize += length;
    if (limits.getMaxFormSize() > 0) {
      check("The form", "bytes", "maxFormSize", limits.getMaxFormSize(), formSize);
    }
  }

  /** A file begins. */
  void fileCame() {
    files++;
    check("The form", "files", "maxFiles", limits.getMaxFiles(), files);
  }

  void fileSize(PartLabel part, long size) {
    if (limits.getMaxFileSize() > 0 && size > limits.getMaxFileSize()) {
      check("The file in " + part, "bytes", "maxFileSize", limits.getMaxFileSize(), size);
    }
  }

  /** A field begins. */
  void fieldCame() {
    fields++;
    check("The form", "fields", "maxFields", limits.getMaxFields(), fields);
  }

  /** Bytes of the value of a field came, after which it has this size. */
  void valueCame(PartLabel part, int length, long size) {
    if (size > limits.getMaxFieldSize()) {
      check("The value of " + part, "bytes", "maxFieldSize", limits.getMaxFieldSize(), size);
    }
    nameCame(part, length);
  }

  /** Bytes of the name of a field came. */
  void nameCame(PartLabel part, int length) {
    fieldsSize += length;
    if (fieldsSize > limits.getMaxFieldsSize()) {
      check("With " + part + ", the form", "bytes of fields", "maxFieldsSize", limits.getMaxFieldsSize(), fieldsSize);
    }
  }

  void headerSize(PartHeader header, long size) {
    if (size > limits.getMaxPartHeaderSize()) {
      check("The header of " + header.label(), "bytes", "maxPartHeaderSize", limits.getMaxPartHeaderSize(), size);
    }
  }

  private static void check(String what, String unit, String property, long limit, long size) {
    if (size > limit) {
      throw new TempFileLimitException(what + " has more than " + limit + " " + unit + " (" + property + ")", property, limit, size);
    }
  }
}
