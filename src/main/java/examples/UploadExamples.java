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
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.StagingProblem;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.web.StagingHandler;
import io.vertx.tempfile.web.StagingHandlerOptions;

/**
 * Taking forms.
 */
public class UploadExamples {

  public void form(HttpServer server, TempFileSystem fs) {
    // tag::form[]
    server.requestHandler(request -> fs
      .stageForm(request)
      .compose(form -> {
        String title = form.fields().get("title");
        StagedFile photo = form.file("photo"); // null when there is none
        return store(title, photo)
          .compose(v -> request.response().end("thanks\n"))
          .eventually(form::close); // what store has not published or checked in
      })
      .onFailure(failure -> StagingProblem.of(failure).answer(request)));
    // end::form[]
  }

  private Future<Void> store(String title, StagedFile photo) {
    // tag::safe[]
    String target = "photos/" + photo.safeFileName();
    return photo.file().persist(target);
    // end::safe[]
  }

  public void formOfReadme(HttpServer server, TempFileSystem fs) {
    server.requestHandler(request -> fs
      .stageForm(request)
      .compose(form -> form.file("photo").file().persist("photo.jpg")
        .compose(v -> request.response().end("thanks, " + form.fields().get("name") + "\n"))
        .eventually(form::close))
      .onFailure(failure -> StagingProblem.of(failure).answer(request)));
  }

  public void webOfReadme(Router router, TempFileSystem fs) {
    router.post("/photos").handler(StagingHandler.create(fs));
    router.post("/photos").handler(ctx -> StagingHandler.form(ctx)
      .file("photo").file().persist("photo.jpg")
      .onSuccess(v -> ctx.end("thanks\n"))
      .onFailure(ctx::fail));
  }

  public Future<StagedForm> limits(TempFileSystem fs, HttpServerRequest request) {
    // tag::form-limits[]
    StagedFormOptions options = new StagedFormOptions()
      .setMaxFileSize(200L * 1024 * 1024)
      .setMaxFormSize(1024L * 1024 * 1024)
      .setMaxFiles(10)
      .setMaxFields(20);
    return fs.stageForm(request, options);
    // end::form-limits[]
  }

  public void progress(TempFileSystem fs, HttpServerRequest request) {
    // tag::progress[]
    fs.stage(request, new SpooledTempFileOptions().setMaxFileSize(0), progress ->
      System.out.println(progress.getBytes() + " of " + progress.getExpected())); // -1 when that is not known
    // end::progress[]
  }

  public void metadata(TempFileSystem fs, StagedFile photo, String user) {
    // tag::metadata[]
    photo.file().setMetadata(new JsonObject().put("user", user));
    Future<String> check = photo.file().checkIn();
    // … and where it is claimed:
    check.compose(fs::claim).onSuccess(file -> {
      String whose = file.metadata().getString("user");
      String type = StagedFile.of(file).contentType();
    });
    // end::metadata[]
  }

  public void web(Router router, TempFileSystem fs) {
    // tag::web[]
    router.post("/photos").handler(StagingHandler.create(fs));
    router.post("/photos").handler(ctx -> {
      StagedForm form = StagingHandler.form(ctx);
      store(form.fields().get("title"), form.file("photo"))
        .onSuccess(v -> ctx.end("thanks"))
        .onFailure(ctx::fail);
    });
    router.errorHandler(413, UploadExamples::tellProblem);
    // end::web[]
  }

  // tag::web-problem[]
  private static void tellProblem(RoutingContext ctx) {
    StagingProblem.of(ctx.failure()).answer(ctx.request());
  }
  // end::web-problem[]

  public void webOptions(Router router, TempFileSystem fs) {
    // tag::web-options[]
    StagingHandlerOptions options = new StagingHandlerOptions()
      .setBodyLimit(1024 * 1024) // for what is no form, such as JSON
      .setMaxFileSize(200L * 1024 * 1024)
      .setMaxFormSize(1024L * 1024 * 1024)
      .setMetadata(new JsonObject().put("from", "photos"));
    router.route("/photos").handler(StagingHandler.create(fs, options));
    // end::web-options[]
  }
}
