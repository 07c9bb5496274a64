/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.core.Future;
import io.vertx.core.file.AsyncFile;

/**
 * A file, which has no other side: its reader closes it.
 */
final class FilePeer implements Peer {

  private final AsyncFile file;

  FilePeer(AsyncFile file) {
    this.file = file;
  }

  @Override
  public void close() {
    file.close();
  }

  @Override
  public Future<?> closed() {
    // A second close throws
    return Future.succeededFuture().compose(v -> file.close()).otherwiseEmpty();
  }
}
