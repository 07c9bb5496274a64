/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
// tag::all[]
package examples;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.tempfile.StagingProblem;
import io.vertx.tempfile.TempFileSystem;

import java.util.UUID;

/**
 * A server that stages what is sent to it, and publishes it when all of it has come.
 */
public class QuickStart extends VerticleBase {

  private final int port;
  private final String directory;
  private TempFileSystem fs;
  HttpServer server;

  QuickStart(int port, String directory) {
    this.port = port;
    this.directory = directory;
  }

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    vertx.deployVerticle(new QuickStart(8080, "received")).onFailure(failure -> {
      failure.printStackTrace();
      vertx.close();
    });
  }

  @Override
  public Future<?> start() {
    fs = TempFileSystem.create(vertx);
    server = vertx.createHttpServer().requestHandler(this::receive);
    return vertx.fileSystem().mkdirs(directory).compose(v -> server.listen(port));
  }

  private void receive(HttpServerRequest request) {
    String target = directory + "/" + UUID.randomUUID();
    fs.stage(request) // <1>
      .compose(file -> file.size()
        .compose(size -> file.persist(target) // <2>
          .compose(v -> request.response().setStatusCode(201).end(size + " bytes are in " + target + "\n")))
        .eventually(file::close)) // <3>
      .onFailure(failure -> StagingProblem.of(failure).answer(request)); // <4>
  }
}
// end::all[]
