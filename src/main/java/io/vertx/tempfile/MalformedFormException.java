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

import io.vertx.core.VertxException;

/**
 * The failure to stage a form that is none: it lacks its last boundary, its boundary, or the name of a part, or is not encoded as it says.
 */
public class MalformedFormException extends VertxException {

  private static final long serialVersionUID = 1L;

  /**
   * Create the failure to read a form.
   *
   * @param message what is wrong with the form
   */
  public MalformedFormException(String message) {
    super(message, true);
  }
}
