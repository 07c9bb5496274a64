/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package user;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.web.StagingHandler;

import java.util.concurrent.TimeUnit;

/**
 * Takes a body and a form with Vert.x Web, and says so. All of its files lie in java.io.tmpdir.
 */
public final class Web {

  private static final String FORM = String.join("\r\n",
    "--b", "content-disposition: form-data; name=\"field\"", "", "value",
    "--b", "content-disposition: form-data; name=\"file\"; filename=\"f.txt\"", "", "content", "--b--", "");

  private Web() {
  }

  public static void main(String[] args) {
    int exitCode = 0;
    try {
      upload(Vertx.vertx()).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Throwable t) {
      t.printStackTrace();
      exitCode = 1;
    }
    System.out.flush();
    System.exit(exitCode);
  }

  private static Future<Void> upload(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(StagingHandler.create(TempFileSystem.create(vertx)));
    router.post("/body").handler(ctx -> ctx.end(ctx.body().asString() + " "));
    router.post("/form").handler(ctx -> ctx.end(ctx.request().getFormAttribute("field") + " "
      + StagingHandler.form(ctx).file("file").safeFileName() + " " + ctx.fileUploads().get(0).size()));
    HttpClient client = vertx.createHttpClient();
    return vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").compose(server ->
      post(client, server.actualPort(), "/body", "text/plain", "text").compose(v ->
        post(client, server.actualPort(), "/form", "multipart/form-data; boundary=b", FORM)));
  }

  private static Future<Void> post(HttpClient client, int port, String uri, String type, String body) {
    return client.request(HttpMethod.POST, port, "127.0.0.1", uri)
      .compose(request -> request.putHeader("content-type", type).send(body))
      .compose(response -> response.body())
      .onSuccess(System.out::print)
      .mapEmpty();
  }
}
