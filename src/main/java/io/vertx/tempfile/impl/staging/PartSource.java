/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerFileUpload;

/**
 * A part of a form. It is told once when its client goes, and knows nothing of its request. So nothing is heard by a part that was told
 * before it had handlers, as happens to a worker that is handed over what came while it was busy; by one that the form ends in; and by one
 * of a request that is told nothing itself ({@link Inquiry}). A part that keeps silent for long is taken for cut off.
 */
final class PartSource extends Source {

  private final Silence silence;
  /** Whether it was resumed. Set on the context of the owner. */
  private volatile boolean listening;

  private final HttpServerFileUpload part;

  PartSource(HttpServerFileUpload part, EventExecutor eventLoop, Staging<?> staging) {
    super(part, staging);
    this.part = part;
    this.silence = new Silence(eventLoop, staging, this::heardNothing);
  }

  @Override
  void resumed() {
    if (!listening) {
      listening = true;
      silence.begin();
    }
  }

  @Override
  void ended() {
    endedWith(part.isSizeAvailable() ? part.size() : 0);
  }

  private void heardNothing(long lasting) {
    if (lasting >= silence.limit()) {
      staging.sourceFailed(new HttpClosedException("Nothing has come of the part of a form for " + lasting + " ms"));
    }
  }

  @Override
  void leave() {
    super.leave();
    silence.stop();
  }
}
