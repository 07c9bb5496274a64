/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.impl.response.ResponseBody;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * A call that sends a range of bytes, which stay as they are until it is done, as the body of a response.
 */
final class Sending extends Call<Void> {

  private final ReadSide reads;
  private final HttpServerResponse response;
  private final long offset;
  private final long length;
  private final ContextInternal context;

  /**
   * @param length how many bytes, or {@link ResponseBody#REST}
   * @param context where the response is used
   */
  Sending(ReadSide reads, HttpServerResponse response, long offset, long length, ContextInternal context) {
    this.reads = reads;
    this.response = response;
    this.offset = offset;
    this.length = length;
    this.context = context;
  }

  @Override
  void accept() {
    reads.checkReadable();
  }

  @Override
  void locate(long size) {
    touch(offset, length == ResponseBody.REST ? Long.MAX_VALUE : length, size);
  }

  @Override
  boolean changes() {
    return false;
  }

  @Override
  Future<Void> start(Storage storage) {
    return ResponseBody.send(response, storage, offset, length, context);
  }
}
