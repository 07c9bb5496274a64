/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the tests of spooled files have in common: their threshold.
 */
abstract class SpooledTestBase extends ContractTestBase {

  static final int THRESHOLD = 4000;

  SpooledTempFile file;

  @BeforeEach
  void openSpooledFile() {
    file = open(THRESHOLD);
  }

  SpooledTempFile open(int maxInMemorySize) {
    return await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(maxInMemorySize)));
  }
}
