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
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.cluster.Cluster;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;

import java.nio.file.Path;

/**
 * The other node of {@link ClusterTransferBenchmark}, in a process of its own: it checks in what is to be claimed, sends a file of the same
 * size by plain HTTP, and echoes messages.
 */
public final class ClusterTransferOwner {

  static final String CHECK_IN = "check-in";
  static final String ECHO = "echo";
  private static final int CHUNK = 512 * 1024;

  private final TempFileSystem fs;
  private final Buffer chunk = Buffer.buffer(new byte[CHUNK]);

  private ClusterTransferOwner(TempFileSystem fs) {
    this.fs = fs;
  }

  public static void main(String[] args) throws Exception {
    ChildJvm.endWithParent();
    Vertx vertx = new Cluster(args[0], Integer.parseInt(args[1])).join().await();
    Path directory = Path.of(args[2]);
    long size = Long.parseLong(args[3]);
    ClusterTransferOwner owner = new ClusterTransferOwner(TempFileSystem.create(vertx,
      new TempFileSystemOptions().setDirectory(directory.toString()).setClusterTransfer(new ClusterTransferOptions())));
    String plain = directory.resolve("plain").toString();
    owner.staged(size).compose(file -> file.persist(plain)).await();
    vertx.eventBus().consumer(CHECK_IN, message ->
      owner.staged(size).compose(TempFile::checkIn).onComplete(message::reply, failure -> message.fail(1, failure.getMessage())));
    vertx.eventBus().consumer(ECHO, message -> message.reply(message.body()));
    int port = vertx.createHttpServer()
      .requestHandler(request -> request.response().sendFile(plain))
      .listen(0, Cluster.LOOPBACK).await().actualPort();
    System.out.print("port " + port + "\n");
    System.out.flush();
  }

  private Future<TempFile> staged(long size) {
    return fs.openTempFile().compose(file -> {
      Future<Void> last = Future.succeededFuture();
      for (long left = size; left > 0; left -= CHUNK) {
        last = file.write(chunk.slice(0, (int) Math.min(CHUNK, left)));
      }
      return last.map(v -> file);
    });
  }
}
