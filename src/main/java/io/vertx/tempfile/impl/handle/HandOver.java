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
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * A storage between two owners, with what the next handle on it is to be like. It holds on to nothing of the handle that it was.
 */
public final class HandOver {

  /** Makes a handle of the kind that it was. */
  interface Maker {
    TempFileImpl make(ContextOwner owner, Registration registration, HandleHost host);
  }

  private final Storage storage;
  private final Maker maker;
  private final Settings settings;

  HandOver(Storage storage, Maker maker, Settings settings) {
    this.storage = storage;
    this.maker = maker;
    this.settings = settings;
  }

  /**
   * Put it into the hands of another owner.
   */
  public TempFileImpl to(ContextOwner owner, Registration registration, HandleHost host) {
    storage.moveTo(host.usage());
    TempFileImpl handle = maker.make(owner, registration, host);
    handle.restore(settings);
    return handle;
  }

  /**
   * Which file it is, as a log tells it.
   */
  public String toldAs() {
    return storage.toldAs();
  }

  /**
   * Nobody wants it.
   */
  public Future<Void> discard() {
    return storage.discard();
  }
}
