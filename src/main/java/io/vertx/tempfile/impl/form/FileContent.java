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

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.handle.PartOfForm;

/**
 * The content of a file. One without a name and without content is none: an input of a form that no file was chosen in.
 */
final class FileContent implements PartContent {

  private final FormLimits limits;
  private final FormListener listener;
  private final PartLabel label;
  private final PartOfForm part;
  private boolean begun;
  private long size;

  FileContent(FormLimits limits, FormListener listener, PartHeader header) {
    this.limits = limits;
    this.listener = listener;
    label = header.label();
    part = header.file();
    if (!part.fileName.isEmpty()) {
      begin();
    }
  }

  private void begin() {
    limits.fileCame();
    begun = true;
    listener.fileBegins(part);
  }

  @Override
  public void add(Buffer content) {
    if (!begun) {
      begin();
    }
    size += content.length();
    limits.fileSize(label, size);
    listener.fileContent(content);
  }

  @Override
  public void end() {
    if (begun) {
      listener.fileEnds();
    }
  }
}
