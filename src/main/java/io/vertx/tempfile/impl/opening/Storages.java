/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.opening;

import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * What a handle has in the place of a storage: as a rule the storage itself.
 */
public interface Storages {

  /** The storages themselves. */
  Storages PLAIN = (storage, options) -> storage;

  /**
   * Put something around a storage that was just opened.
   *
   * @param options what it was opened with
   */
  Storage wrap(Storage storage, TempFileOptions options);
}
