/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

/**
 * What a client said of a file in its form.
 */
public final class PartOfForm {

  public final String name;
  public final String fileName;
  public final String contentType;
  /** Null when it said nothing. */
  public final String charset;

  public PartOfForm(String name, String fileName, String contentType, String charset) {
    this.name = name;
    this.fileName = fileName;
    this.contentType = contentType;
    this.charset = charset;
  }
}
