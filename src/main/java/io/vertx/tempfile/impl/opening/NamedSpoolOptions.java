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

import io.vertx.tempfile.SpooledTempFileOptions;

/**
 * Asks for a spooled file that others can find by a name: once it has moved to disk, and before that when they ask for it.
 */
public final class NamedSpoolOptions extends SpooledTempFileOptions {

  public NamedSpoolOptions(SpooledTempFileOptions options) {
    super(options);
  }
}
