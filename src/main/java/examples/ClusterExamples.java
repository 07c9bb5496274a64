/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

/**
 * Files for other nodes of a cluster.
 */
public class ClusterExamples {

  public TempFileSystem transfer(Vertx clustered, PemKeyCertOptions key, PemTrustOptions authority) {
    // tag::transfer[]
    TempFileSystem fs = TempFileSystem.create(clustered, new TempFileSystemOptions()
      .setClusterTransfer(new ClusterTransferOptions()
        .setPort(7380)
        .setKeyCertOptions(key)            // of this node, as the server and as the client of others
        .setTrustOptions(authority)));     // which signed those of the nodes
    // end::transfer[]
    return fs;
  }

  public EventBusOptions secure(PemKeyCertOptions key, PemTrustOptions authority) {
    // tag::secure[]
    EventBusOptions bus = new EventBusOptions()
      .setSsl(true)
      .setKeyCertOptions(key)
      .setTrustOptions(authority)
      .setTrustAll(false)
      .setClientAuth(ClientAuth.REQUIRED);
    // end::secure[]
    return bus;
  }
}
