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

/**
 * What the content of a part becomes.
 */
interface PartContent {

  /** Of what stands before the first part. */
  PartContent IGNORED = new PartContent() {
    @Override
    public void add(Buffer content) {
    }

    @Override
    public void end() {
    }
  };

  /**
   * Take the next bytes.
   *
   * @param content never empty
   */
  void add(Buffer content);

  /**
   * Take note that the part has ended.
   */
  void end();
}
