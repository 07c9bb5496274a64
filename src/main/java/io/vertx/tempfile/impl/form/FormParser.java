/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.form;

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagedFormOptions;

/**
 * Reads the body of a form as it comes, in pieces of any size, and tells a {@link FormListener} what it has.
 * <p>
 * What it holds is bounded by the limits of its options. Not thread-safe; not called any more once it threw or ended.
 */
public abstract class FormParser {

  /**
   * A parser of the form that has this content type.
   *
   * @throws MalformedFormException when the content type is no form's, or lacks its boundary
   */
  public static FormParser of(String contentType, StagedFormOptions limits, FormListener listener) {
    throw new MalformedFormException("The content type is no form's: " + contentType);
  }

  /**
   * Read the next bytes of the body. They must stay as they are for as long as the listener holds its slices of them.
   *
   * @throws MalformedFormException when they are not what a form may have
   * @throws io.vertx.tempfile.TempFileLimitException when they pass a limit
   */
  public abstract void feed(Buffer buffer);

  /**
   * Take note that the body has ended.
   *
   * @throws MalformedFormException when the form is not complete
   */
  public abstract void end();
}
