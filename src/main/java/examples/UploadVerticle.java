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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Receives files over HTTP, hands them over to be published, and sends what was published.
 */
final class UploadVerticle extends VerticleBase {

  private static final Pattern PUBLISHED = Pattern.compile("/([0-9a-f]{64})");

  /** Claim checks are good within this Vert.x only. The timeout is longer than theirs: after it, a file that nobody claimed is gone. */
  private static final DeliveryOptions DELIVERY = new DeliveryOptions().setLocalOnly(true).setSendTimeout(90_000);

  private final int port;
  private final long limit;
  private final Path directory;
  private TempFileSystem fs;
  private HttpServer server;

  UploadVerticle(int port, long limit, Path directory) {
    this.port = port;
    this.limit = limit;
    this.directory = directory;
  }

  @Override
  public Future<?> start() {
    fs = TempFileSystem.createShared(vertx, new TempFileSystemOptions(), UploadServer.FILE_SYSTEM);
    HttpServerOptions options = new HttpServerOptions()
      .setHandle100ContinueAutomatically(true)
      .setIdleTimeout(120); // a client that is silent for so long has gone
    server = vertx.createHttpServer(options).requestHandler(this::handle);
    return server.listen(port, "127.0.0.1");
  }

  /** Where it listens, once it is deployed. */
  int port() {
    return server.actualPort();
  }

  private void handle(HttpServerRequest request) {
    Matcher published = PUBLISHED.matcher(request.path());
    if (published.matches()) {
      allow(HttpMethod.GET, request, () -> send(published.group(1), request.response()));
    } else if (request.path().equals("/")) {
      allow(HttpMethod.POST, request, () -> receive(request));
    } else {
      refuse(request.response(), 404, "Nothing here: uploads go to /, and come from /<sha256>");
    }
  }

  private static void allow(HttpMethod method, HttpServerRequest request, Runnable action) {
    if (request.method().equals(method)) {
      action.run();
    } else {
      request.response().putHeader(HttpHeaders.ALLOW, method.name());
      refuse(request.response(), 405, "Only " + method + " here");
    }
  }

  private void receive(HttpServerRequest request) {
    // compose turns what is thrown into a failure too
    Future.succeededFuture()
      .compose(v -> isForm(request) ? receiveForm(request) : receiveBody(request))
      .onSuccess(files -> answer(request.response(), new JsonObject().put("files", files)))
      .onFailure(failure -> refuse(request.response(), status(failure), failure.getMessage()));
  }

  private static boolean isForm(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  // tag::stage[]
  private Future<JsonArray> receiveBody(HttpServerRequest request) {
    return stage(request)
      .compose(file -> handOver("body", file))
      .map(JsonArray::of);
  }

  private Future<SpooledTempFile> stage(ReadStream<Buffer> upload) {
    return fs.stage(upload, new SpooledTempFileOptions().setMaxFileSize(limit));
  }
  // end::stage[]

  // tag::form[]
  private Future<JsonArray> receiveForm(HttpServerRequest request) {
    List<String> names = new ArrayList<>();
    List<FormPart> parts = new ArrayList<>();
    List<Future<SpooledTempFile>> files = new ArrayList<>();
    request.setExpectMultipart(true);
    request.uploadHandler(upload -> {
      FormPart part = new FormPart(context, upload);
      names.add(upload.filename());
      parts.add(part);
      files.add(stage(part));
    });
    return request.end()
      // Nothing tells the last part of a form that lacks its last boundary: but the form has ended
      .onSuccess(v -> parts.forEach(FormPart::formEnded))
      .compose(v -> Future.all(files))
      // All or none: the other files of a form that failed are closed, those that are still under way once they are there
      .onFailure(failure -> files.forEach(file -> file.onSuccess(TempFile::close)))
      .compose(staged -> handOverAll(names, staged.list()));
  }
  // end::form[]

  private Future<JsonArray> handOverAll(List<String> names, List<SpooledTempFile> files) {
    List<Future<JsonObject>> published = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      published.add(handOver(names.get(i), files.get(i)));
    }
    return Future.join(published).map(all -> new JsonArray(all.list())); // join: none is under way when one has failed
  }

  // tag::hand-over[]
  private Future<JsonObject> handOver(String name, SpooledTempFile file) {
    // A message that nobody gets, or gets too late, needs no care: the file goes once its claim timeout is over
    return file.checkIn()
      .map(claimCheck -> new JsonObject().put("name", name).put("claimCheck", claimCheck))
      .compose(upload -> vertx.eventBus().<JsonObject>request(PublishVerticle.ADDRESS, upload, DELIVERY))
      .map(Message::body)
      .eventually(file::close); // for a file that could not be checked in
  }
  // end::hand-over[]

  // tag::failures[]
  private static int status(Throwable failure) {
    if (failure instanceof ReplyException) {
      ReplyException reply = (ReplyException) failure;
      return reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
        ? reply.failureCode() // the status that the recipient found right
        : 503; // NO_HANDLERS, TIMEOUT: nobody claimed it, or nobody said so
    } else if (failure instanceof TempFileLimitException) {
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

  private void send(String sha256, HttpServerResponse response) {
    response.sendFile(directory.resolve(sha256).toString()).onFailure(failure -> {
      if (failure instanceof FileNotFoundException) {
        refuse(response, 404, "No file has that SHA-256");
      } else {
        refuse(response, 500, failure.getMessage());
      }
    });
  }

  private static void refuse(HttpServerResponse response, int status, String reason) {
    if (!response.headWritten()) { // otherwise it broke off in the middle
      answer(response.setStatusCode(status), new JsonObject().put("error", reason));
    }
  }

  private static void answer(HttpServerResponse response, JsonObject content) {
    if (!response.closed()) { // otherwise the client has gone
      response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(content.encodePrettily() + "\n");
    }
  }
}
