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
import io.vertx.core.MultiMap;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.StagedForm;

import java.util.List;

/**
 * A form whose files nobody wants.
 */
final class FieldsAlone implements StagedForm {

  private final StagedForm form;

  FieldsAlone(StagedForm form) {
    this.form = form;
  }

  @Override
  public MultiMap fields() {
    return form.fields();
  }

  @Override
  public List<StagedFile> files() {
    return List.of();
  }

  @Override
  public StagedFile file(String name) {
    return null;
  }

  @Override
  public Future<Void> close() {
    return form.close();
  }
}
