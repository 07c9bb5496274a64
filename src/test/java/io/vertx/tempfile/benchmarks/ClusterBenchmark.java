/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.cluster.Cluster;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What benchmarks with another node have: a node in this process, and {@link ClusterTransferOwner} in one of its own.
 */
public abstract class ClusterBenchmark extends VertxBenchmark {

  static final long BYTES = 1024 * 1024 * 1024;
  private static final long PATIENCE = 120_000;

  Vertx node;
  private TempFileSystem claimer;
  private ChildJvm owner;
  private int port;
  private HttpClient client;

  @Override
  void prepare() throws Exception {
    Cluster cluster = Cluster.create();
    node = cluster.join().await();
    Path theirs = Files.createDirectory(directory.resolve("theirs"));
    claimer = TempFileSystem.create(node,
      new TempFileSystemOptions().setDirectory(directory.toString()).setClusterTransfer(new ClusterTransferOptions()));
    owner = ChildJvm.startForSpeed(ClusterTransferOwner.class, cluster.name(), cluster.port(), theirs, BYTES);
    port = Integer.parseInt(owner.firstLine().substring("port ".length()));
    client = node.createHttpClient();
  }

  @Override
  void finish() throws Exception {
    owner.process().destroyForcibly().waitFor();
    node.close().await();
  }

  /** Have the owner check a file in. */
  final Future<String> checkIn() {
    return node.eventBus().<String>request(ClusterTransferOwner.CHECK_IN, "", new DeliveryOptions().setSendTimeout(PATIENCE))
      .map(Message::body);
  }

  final Future<Void> claim(String check) {
    return claimer.claim(check).compose(TempFile::close);
  }

  final Future<Void> transferByPlainHttp() {
    String path = directory.resolve("received").toString();
    return node.fileSystem().open(path, new OpenOptions())
      .compose(file -> client.request(HttpMethod.GET, port, Cluster.LOOPBACK, "/")
        .compose(HttpClientRequest::send)
        .compose(response -> response.pipeTo(file)))
      .compose(v -> node.fileSystem().delete(path));
  }
}
