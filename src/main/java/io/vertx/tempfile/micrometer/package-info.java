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
 * The statistics of a {@link io.vertx.tempfile.TempFileSystem} as the meters of Micrometer.
 * <p>
 * What is here needs {@code io.micrometer:micrometer-core}, which is an optional dependency of this module.
 */
package io.vertx.tempfile.micrometer;
