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
 * What can end a handle, and what is said of it then.
 */
enum Ending {

  CLOSE("File handle is closed"),
  PERSIST("The file was persisted, or is about to be"),
  KEEP("The file was kept, or is about to be"),
  CHECK_IN("The file was checked in, or is about to be");

  private final String message;

  Ending(String message) {
    this.message = message;
  }

  IllegalStateException failure() {
    return new IllegalStateException(message);
  }
}
