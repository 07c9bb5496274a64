/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.names;

import java.io.IOException;

/**
 * A journal is torn, or was not written by us.
 */
final class MalformedJournalException extends IOException {

  private static final long serialVersionUID = 1;

  MalformedJournalException(String message) {
    super(message);
  }
}
