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
 * <p>
 * Everything that is opened through a {@link io.vertx.tempfile.TempFileSystem} belongs to the Vert.x context that opened it: when that
 * context closes, when the {@link io.vertx.core.Vertx} closes or when the process ends, it is closed and its storage goes.
 */
@ModuleGen(name = "vertx-tempfile", groupPackage = "io.vertx")
package io.vertx.tempfile;

import io.vertx.codegen.annotations.ModuleGen;
