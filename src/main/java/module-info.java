/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Temporary files, spooled files and temporary directories for Vert.x.
 */
@SuppressWarnings("requires-automatic") // Micrometer has no module descriptors
module io.vertx.tempfile {
  requires transitive io.vertx.core;
  requires io.vertx.core.logging;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.transport;

  requires static io.vertx.codegen.api;
  requires static io.vertx.codegen.json;
  requires static io.vertx.web;
  requires static micrometer.core;

  exports io.vertx.tempfile;
  exports io.vertx.tempfile.micrometer;
  exports io.vertx.tempfile.web;
}
