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
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.web.StagingHandler;
import io.vertx.tempfile.web.StagingHandlerOptions;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Receives files over HTTP, hands them over to be published, and sends what was published.
 */
final class UploadVerticle extends VerticleBase {

  private static final String FORM = "multipart/form-data";

  private final int port;
  private final Settings settings;
  /** The timeout is longer than that of claim checks: after it, a file that nobody claimed is gone. */
  private final DeliveryOptions delivery;
  private TempFileSystem fs;
  private HttpServer server;

  UploadVerticle(int port, Settings settings) {
    this.port = port;
    this.settings = settings;
    // Without a cluster, claim checks are good within this Vert.x only
    this.delivery = new DeliveryOptions().setLocalOnly(!settings.cluster).setSendTimeout(90_000);
  }

  @Override
  public Future<?> start() {
    fs = TempFileSystem.createShared(vertx, settings.fileSystemOptions(), UploadServer.FILE_SYSTEM);
    // A client that is silent for so long has gone. That a client may go on with what it announced, staging says when it is so
    HttpServerOptions options = new HttpServerOptions().setIdleTimeout(120);
    server = vertx.createHttpServer(options).requestHandler(routes());
    return server.listen(port, "127.0.0.1");
  }

  /** Where it listens, once it is deployed. */
  int port() {
    return server.actualPort();
  }

  private Router routes() {
    Archive archive = new Archive(vertx, settings.directory);
    Page page = new Page(settings);
    Router router = Router.router(vertx);
    router.route().handler(UploadVerticle::addSafety).failureHandler(Problem::answerFailure);
    router.route("/").handler(allow(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST));
    router.get("/").produces("text/html").handler(page::send);
    router.head("/").produces("text/html").handler(page::send);
    router.post("/").produces(Json.CONTENT_TYPE).consumes(FORM).handler(forms()).handler(this::receiveForm);
    router.post("/").produces(Json.CONTENT_TYPE).handler(this::receiveBody);
    router.route("/files").handler(allow(HttpMethod.GET, HttpMethod.HEAD));
    router.route("/files").produces(Json.CONTENT_TYPE).handler(ctx -> archive.list()
      .onSuccess(list -> Json.send(ctx, list))
      .onFailure(ctx::fail));
    router.route("/stats").handler(allow(HttpMethod.GET));
    router.route("/stats").produces(LiveStats.CONTENT_TYPE).handler(new LiveStats(vertx, fs)::subscribe);
    router.routeWithRegex("/(?<sha256>[0-9a-f]{64})")
      .handler(allow(HttpMethod.GET, HttpMethod.HEAD))
      .handler(new Downloads(archive)::send);
    for (String asset : Page.ASSETS) {
      router.route("/" + asset).handler(allow(HttpMethod.GET, HttpMethod.HEAD)).handler(page::send);
    }
    List.of(400, 404, 406, 500).forEach(status -> router.errorHandler(status, Problem::answerFailure));
    return router;
  }

  // tag::handler[]
  private StagingHandler forms() {
    return StagingHandler.create(fs, new StagingHandlerOptions()
      .setMaxFileSize(settings.limit)
      .setMaxFormSize(settings.formLimit()));
  }
  // end::handler[]

  /** Nobody's upload is to be taken for a part of the page. */
  private static void addSafety(RoutingContext ctx) {
    ctx.response()
      .putHeader("X-Content-Type-Options", "nosniff")
      .putHeader("Cross-Origin-Resource-Policy", "same-origin")
      .putHeader("Referrer-Policy", "no-referrer");
    ctx.next();
  }

  private static Handler<RoutingContext> allow(HttpMethod... methods) {
    List<HttpMethod> allowed = List.of(methods);
    return ctx -> {
      if (allowed.contains(ctx.request().method())) {
        ctx.next();
      } else {
        ctx.response().putHeader(HttpHeaders.ALLOW, allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
        Problem.answer(ctx, 405, "Only " + allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", ")) + " here.");
      }
    };
  }

  // tag::form[]
  /** What a form has is staged before this is called, and what of it is not handed over goes with the response. */
  private void receiveForm(RoutingContext ctx) {
    List<StagedFile> files = StagingHandler.form(ctx).files();
    if (files.isEmpty()) {
      ctx.fail(new Problem(400, "The form has no file. Choose one, and send it again."));
      return;
    }
    List<Future<JsonObject>> published = files.stream().map(file -> handOver(file.file())).collect(Collectors.toList());
    answer(ctx, Future.join(published).map(all -> new JsonArray(all.list()))); // join: none is under way when one has failed
  }
  // end::form[]

  // tag::stage[]
  private void receiveBody(RoutingContext ctx) {
    SpooledTempFileOptions options = new SpooledTempFileOptions()
      .setMaxFileSize(settings.limit)
      .setMetadata(new JsonObject().put("contentType", ctx.request().getHeader(HttpHeaders.CONTENT_TYPE)));
    answer(ctx, fs.stage(ctx.request(), options)
      .compose(this::handOver)
      .map(JsonArray::of));
  }
  // end::stage[]

  // tag::hand-over[]
  private Future<JsonObject> handOver(SpooledTempFile file) {
    // A message that nobody gets, or gets too late, needs no care: the file goes once its claim timeout is over
    return file.checkIn()
      .compose(claimCheck -> vertx.eventBus().<JsonObject>request(PublishVerticle.ADDRESS, claimCheck, delivery))
      .map(Message::body)
      .eventually(file::close); // for a file that could not be checked in
  }
  // end::hand-over[]

  private static void answer(RoutingContext ctx, Future<JsonArray> published) {
    published
      .onSuccess(files -> {
        boolean anyNew = files.stream().anyMatch(file -> ((JsonObject) file).getBoolean("new"));
        ctx.response().setStatusCode(anyNew ? 201 : 200);
        Json.send(ctx, new JsonObject().put("files", files));
      })
      .onFailure(ctx::fail);
  }
}
