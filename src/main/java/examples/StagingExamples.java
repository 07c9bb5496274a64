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

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagingProblem;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;

/**
 * Taking uploads.
 */
public class StagingExamples {

  public void body(HttpServer server, TempFileSystem fs) {
    // tag::body[]
    server.requestHandler(request -> fs
      .stage(request)
      .compose(file -> file.size()
        .compose(size -> request.response().end(size + " bytes\n"))
        .eventually(file::close))
      .onFailure(failure -> StagingProblem.of(failure).answer(request)));
    // end::body[]
  }

  public void limited(TempFileSystem fs, HttpServerRequest request, long limit) {
    // tag::limit[]
    SpooledTempFileOptions options = new SpooledTempFileOptions().setMaxFileSize(limit);
    fs.stage(request, options)
      .compose(file -> request.response().end("taken\n").eventually(file::close))
      .onFailure(failure -> refuse(request, failure));
    // end::limit[]
  }

  public void echo(TempFileSystem fs, HttpServerRequest request) {
    // tag::echo[]
    fs.stage(request)
      .compose(file -> file.size()
        .compose(size -> file.pipeTo(request.response().putHeader("Content-Length", Long.toString(size))))
        .eventually(file::close))
      .onFailure(failure -> refuse(request, failure));
    // end::echo[]
  }

  public void response(HttpServerRequest request, TempFile file) {
    // tag::response[]
    request.response().putHeader("Content-Type", "text/csv");
    file.sendTo(request.response())
      .onFailure(failure -> refuse(request, failure))
      .eventually(file::close);
    // end::response[]
  }

  public void range(HttpServerRequest request, TempFile file, long offset, long length, long size) {
    // tag::range[]
    request.response()
      .setStatusCode(206)
      .putHeader("Content-Range", "bytes " + offset + "-" + (offset + length - 1) + "/" + size);
    file.sendTo(request.response(), offset, length);
    // end::range[]
  }

  // tag::status[]
  static void refuse(HttpServerRequest request, Throwable failure) {
    StagingProblem.of(failure).answer(request);
  }
  // end::status[]

  public Future<Buffer> socket(TempFileSystem fs, NetSocket socket) {
    // tag::socket[]
    Future<Buffer> received = fs.stage(socket) // until the other side has sent all
      .compose(file -> file.readAll().eventually(file::close));
    // end::socket[]
    return received;
  }
}
