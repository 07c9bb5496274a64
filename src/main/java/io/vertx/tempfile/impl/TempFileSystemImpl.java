/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl;
import io.vertx.core.Vertx;
import io.vertx.tempfile.*;
public final class TempFileSystemImpl {
  public static TempFileSystem create(Vertx vertx, TempFileSystemOptions options) { return null; }
  public static TempFileSystem createShared(Vertx vertx, TempFileSystemOptions options, String name) { return null; }
}
