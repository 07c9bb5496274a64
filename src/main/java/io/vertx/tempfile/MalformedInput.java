/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile;

import io.vertx.codegen.annotations.VertxGen;

/**
 * What a {@link TextFile} does with bytes that are not of its character set, or characters that its character set has not.
 */
@VertxGen
public enum MalformedInput {

  /**
   * Fail the read or write.
   */
  REPORT,

  /**
   * Put the replacement character of the character set in their place.
   */
  REPLACE,

  /**
   * Leave them out.
   */
  IGNORE
}
