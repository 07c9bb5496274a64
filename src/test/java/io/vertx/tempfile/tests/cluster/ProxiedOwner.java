/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.cluster;

import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.cluster.FaultyProxy.Fault;

import java.io.IOException;
import java.util.function.IntFunction;

/**
 * The place of an owner that others reach by a proxy alone.
 */
final class ProxiedOwner {

  final int port;
  final FaultyProxy proxy;

  /**
   * @param faults by the number of the connection, from 0
   */
  ProxiedOwner(IntFunction<Fault> faults) {
    try {
      port = Cluster.freePort();
      proxy = new FaultyProxy(port, faults);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  TempFileSystemOptions options(ClusterTransferOptions transfer) {
    return new TempFileSystemOptions().setClusterTransfer(transfer.setPort(port).setPublicPort(proxy.port()));
  }
}
