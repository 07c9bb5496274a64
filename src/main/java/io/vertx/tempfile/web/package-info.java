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
 * Uploads of Vert.x Web: {@link io.vertx.tempfile.web.StagingHandler StagingHandler} takes the place of {@code BodyHandler}.
 * <p>
 * It needs {@code io.vertx:vertx-web}, which is an optional dependency of this module.
 */
package io.vertx.tempfile.web;
