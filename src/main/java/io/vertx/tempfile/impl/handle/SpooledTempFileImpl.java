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

import io.vertx.core.Future;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.publish.Target;
import io.vertx.tempfile.impl.storage.NamedStorage;
import io.vertx.tempfile.impl.storage.SpooledStorage;
import io.vertx.tempfile.impl.storage.Storage;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The API of a spooled file.
 */
public final class SpooledTempFileImpl extends TempFileImpl implements SpooledTempFile {

  private final SpooledStorage spool;
  private final HandleHost host;

  /**
   * @param storage what it reads and writes: the spool, or something around it
   */
  public SpooledTempFileImpl(ContextOwner owner, Storage storage, SpooledStorage spool, Registration registration, HandleOptions options,
                             HandleHost host) {
    super(owner, storage, registration, options, host);
    this.spool = spool;
    this.host = host;
  }

  @Override
  public boolean isInMemory() {
    return spool.isInMemory();
  }

  @Override
  public Future<Void> rollover() {
    return handle.submit(new Request<>(Request.Scope.EXCLUSIVE, storage -> spool.rollOver()));
  }

  /**
   * Where others find the content until this is closed. Blocking when it is in memory, from where it is copied then.
   */
  public Path pathBlocking() {
    handle.checkOpen();
    return spool.nameBlocking().path();
  }

  /** Who knows the name may have taken the file away. */
  @Override
  Future<Void> publish(Target target) {
    NamedStorage named = spool.named();
    return named == null ? super.publish(target) : host.publishByName(named, target)
      .recover(failure -> failure.getCause() instanceof NoSuchFileException ? Future.succeededFuture(false) : Future.failedFuture(failure))
      .compose(done -> done ? Future.succeededFuture() : super.publish(target));
  }

  @Override
  Storage inner() {
    return spool;
  }
}
