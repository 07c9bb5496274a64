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

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.impl.base.Owner;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A form that is whole.
 */
final class StagedFormImpl implements StagedForm {

  private final Owner owner;
  private final MultiMap fields;
  private final List<StagedFile> files;
  /** What close returns, null before it is called. Guarded by this. */
  private Future<Void> closed;

  StagedFormImpl(Owner owner, MultiMap fields, List<? extends TempFile> files) {
    this.owner = owner;
    this.fields = fields;
    this.files = files.stream().map(StagedFileImpl::of).collect(Collectors.toUnmodifiableList());
  }

  @Override
  public MultiMap fields() {
    return fields;
  }

  @Override
  public List<StagedFile> files() {
    return files;
  }

  @Override
  public StagedFile file(String name) {
    for (StagedFile file : files) {
      if (file.name().equals(name)) {
        return file;
      }
    }
    return null;
  }

  @Override
  public Future<Void> close() {
    Promise<Void> promise = owner.promise();
    synchronized (this) {
      if (closed != null) {
        return closed;
      }
      closed = promise.future();
    }
    Future.join(files.stream().map(file -> file.file().close()).collect(Collectors.toList())).<Void>mapEmpty().onComplete(promise);
    return promise.future();
  }
}
