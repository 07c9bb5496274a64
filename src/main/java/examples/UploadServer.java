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
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileSystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An HTTP server that takes uploads, a raw body or the files of a form, and answers what it got.
 * <p>
 * Each file stays in memory while it is small and goes to disk when it is not, and it is gone once it was answered for, or its client
 * went away, or the server was stopped. Start it with {@code mvn -q compile exec:java}, with {@code -Dport=} for another port than 8080
 * and {@code -Dlimit=} for the largest file that it takes, in bytes.
 */
public class UploadServer extends VerticleBase {

  private final int port = Integer.getInteger("port", 8080);
  private final long limit = Long.getLong("limit", 0);

  private TempFileSystem fs;

  @Override
  public Future<?> start() {
    fs = TempFileSystem.create(vertx);
    HttpServerOptions options = new HttpServerOptions()
      .setHandle100ContinueAutomatically(true)
      .setIdleTimeout(60); // a client that is silent for so long has gone
    return vertx.createHttpServer(options)
      .requestHandler(this::handle)
      .listen(port, "127.0.0.1")
      .onSuccess(server -> sayHowToUse("http://127.0.0.1:" + server.actualPort() + "/"));
  }

  private void handle(HttpServerRequest request) {
    if (!request.path().equals("/")) {
      refuse(request.response(), 404, "Nothing here, uploads go to /");
    } else if (request.method() != HttpMethod.POST) {
      request.response().putHeader(HttpHeaders.ALLOW, "POST");
      refuse(request.response(), 405, "Uploads are sent by POST");
    } else {
      // compose turns what is thrown into a failure too
      Future.succeededFuture()
        .compose(v -> isForm(request) ? receiveForm(request) : receiveBody(request))
        .onSuccess(files -> answer(request.response(), new JsonObject().put("files", files)))
        .onFailure(failure -> refuse(request.response(), status(failure), failure.getMessage()));
    }
  }

  private static boolean isForm(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  private Future<JsonArray> receiveBody(HttpServerRequest request) {
    return receive("body", request, fs).map(JsonArray::of);
  }

  // tag::form[]
  private Future<JsonArray> receiveForm(HttpServerRequest request) {
    // A form that lacks its last boundary leaves a part which hears neither end nor failure, so this form's files go with its client
    TempFileSystem form = TempFileSystem.create(vertx);
    request.response().closeHandler(v -> form.close());

    List<Future<JsonObject>> files = new ArrayList<>();
    request.setExpectMultipart(true);
    request.uploadHandler(part -> files.add(receive(part.filename(), part, form)));
    return request.end()
      .compose(v -> Future.join(files)) // all of them, also when one has failed
      .map(joined -> new JsonArray(joined.list()));
  }
  // end::form[]

  // tag::stage[]
  private Future<JsonObject> receive(String name, ReadStream<Buffer> upload, TempFileSystem fs) {
    return fs.stage(upload, new SpooledTempFileOptions().setMaxFileSize(limit))
      .compose(file -> describe(name, file).eventually(file::close));
  }

  private Future<JsonObject> describe(String name, SpooledTempFile file) {
    return file.size().compose(size -> Sha256.of(file).map(sum -> new JsonObject()
      .put("name", name)
      .put("size", size)
      .put("sha256", sum)
      .put("inMemory", file.isInMemory())));
  }
  // end::stage[]

  // tag::failures[]
  private static int status(Throwable failure) {
    if (failure instanceof TempFileLimitException) {
      return 413;
    } else if (failure instanceof FileSystemException) {
      return 507; // the disk is full, or the directory not there
    } else if (failure instanceof IllegalStateException) {
      return 503; // the server is being stopped
    } else {
      return 400; // not a form, whatever its header says
    }
  }
  // end::failures[]

  private static void refuse(HttpServerResponse response, int status, String reason) {
    answer(response.setStatusCode(status), new JsonObject().put("error", reason));
  }

  private static void answer(HttpServerResponse response, JsonObject content) {
    if (!response.closed()) { // otherwise the client has gone
      response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(content.encodePrettily() + "\n");
    }
  }

  private void sayHowToUse(String url) {
    System.out.println("Listening on " + url + (limit > 0 ? ", files up to " + limit + " bytes" : "") + "\n"
      + "  a file:  curl --data-binary @pom.xml " + url + "\n"
      + "  a form:  curl -F first=@pom.xml -F second=@README.adoc " + url + "\n"
      + "Ctrl-C stops it");
  }

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    // Closing Vert.x undeploys the server, which closes what it has open
    Runtime.getRuntime().addShutdownHook(new Thread(() -> vertx.close().await()));
    try {
      vertx.deployVerticle(new UploadServer()).await();
    } catch (Exception e) {
      System.err.println("Cannot start: " + e.getMessage());
      System.exit(1);
    }
  }
}
