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
 * Use, of a {@link io.vertx.tempfile.TempFileSystem},
 * <ul>
 *   <li>{@link io.vertx.tempfile.TempFileSystem#openTempFile() openTempFile} when you need a file for yourself alone,</li>
 *   <li>{@link io.vertx.tempfile.TempFileSystem#openNamedTempFile() openNamedTempFile} when another process, or another API, opens it by
 *   its path,</li>
 *   <li>{@link io.vertx.tempfile.TempFileSystem#openSpooledTempFile() openSpooledTempFile} when the content is mostly small and sometimes
 *   huge,</li>
 *   <li>{@link io.vertx.tempfile.TempFileSystem#createTempDirectory() createTempDirectory} when you need a place for several files,</li>
 *   <li>{@link io.vertx.tempfile.TempFileSystem#stage(io.vertx.core.streams.ReadStream) stage} to take a whole stream, such as an
 *   upload, before you go on with it,</li>
 *   <li>{@code with…} to have any of them for the time of a block.</li>
 * </ul>
 * Everything that is opened belongs to the Vert.x context that opened it: when that
 * context closes, when the {@link io.vertx.core.Vertx} closes or when the process ends, it is closed and its storage goes.
 */
@ModuleGen(name = "vertx-tempfile", groupPackage = "io.vertx")
package io.vertx.tempfile;

import io.vertx.codegen.annotations.ModuleGen;
