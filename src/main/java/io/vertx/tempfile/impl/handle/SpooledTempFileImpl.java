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
import io.vertx.tempfile.impl.storage.SpooledStorage;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * The API of a spooled file.
 */
public final class SpooledTempFileImpl extends TempFileImpl implements SpooledTempFile {

  private final SpooledStorage spool;
  private final HandleOptions options;

  /**
   * @param storage what it reads and writes: the spool, or something around it
   */
  public SpooledTempFileImpl(ContextOwner owner, Storage storage, SpooledStorage spool, Registration registration, HandleOptions options,
                             HandleHost host) {
    super(owner, storage, registration, options, host);
    this.spool = spool;
    this.options = options;
  }

  @Override
  public boolean isInMemory() {
    return spool.isInMemory();
  }

  @Override
  public Future<Void> rollover() {
    return handle.submit(new Request<>(Request.Scope.EXCLUSIVE, storage -> spool.rollOver()));
  }

  @Override
  HandOver.Maker maker() {
    Storage handed = storage;
    SpooledStorage handedSpool = spool;
    HandleOptions remembered = options;
    return (newOwner, newRegistration, newHost) ->
      new SpooledTempFileImpl(newOwner, handed, handedSpool, newRegistration, remembered, newHost);
  }
}
