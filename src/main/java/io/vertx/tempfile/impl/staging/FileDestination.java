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

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.impl.handle.TempFileImpl;

/**
 * One file, which takes the bytes as they are.
 */
final class FileDestination implements Destination<SpooledTempFile> {

  private final SpooledTempFile file;
  private final TempFileImpl target;

  FileDestination(SpooledTempFile file) {
    this.file = file;
    this.target = (TempFileImpl) file;
  }

  @Override
  public Future<Void> write(Buffer buffer) {
    return target.write(buffer);
  }

  @Override
  public boolean isFull() {
    return target.writeQueueFull();
  }

  @Override
  public void drainHandler(Handler<Void> handler) {
    target.drainHandler(handler);
  }

  @Override
  public Future<Void> ended() {
    return target.ended();
  }

  @Override
  public String part() {
    return null;
  }

  @Override
  public Future<SpooledTempFile> finish() {
    return target.stored().map(file);
  }

  @Override
  public Future<Void> close() {
    return target.close();
  }
}
