/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.limits;

import io.vertx.core.json.JsonObject;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many files a file system hands over to other nodes, and has from them.
 */
public final class TransferCounts {

  public final LongAdder underWay = new LongAdder();
  public final LongAdder sent = new LongAdder();
  public final LongAdder received = new LongAdder();
  public final LongAdder failed = new LongAdder();
  public final LongAdder bytesSent = new LongAdder();
  public final LongAdder bytesReceived = new LongAdder();

  void putInto(JsonObject json) {
    json.put("transfersUnderWay", underWay.sum())
      .put("transfersSent", sent.sum())
      .put("transfersReceived", received.sum())
      .put("transfersFailed", failed.sum())
      .put("bytesSent", bytesSent.sum())
      .put("bytesReceived", bytesReceived.sum());
  }
}
