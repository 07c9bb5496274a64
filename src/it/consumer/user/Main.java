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

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does with the library what applications do, and says so. All of its files lie in java.io.tmpdir.
 */
public final class Main {

  private static final String TEXT = "0123456789".repeat(10_000);
  private static final Path DIRECTORY = Path.of(System.getProperty("java.io.tmpdir"));

  private final Vertx vertx = Vertx.vertx();
  private final TempFileSystem fs = TempFileSystem.create(vertx);

  public static void main(String[] args) throws Exception {
    int exitCode = 0;
    try {
      Main main = new Main();
      main.opens();
      main.rollsOver();
      main.stages();
      main.handsOver();
      main.shares();
      main.publishes();
      main.closes();
    } catch (Throwable t) {
      t.printStackTrace();
      exitCode = 1;
    }
    System.out.flush();
    System.exit(exitCode);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private static void did(String what) {
    System.out.print(what + " ");
  }

  private void opens() throws Exception {
    for (TempFile file : List.of(await(fs.openTempFile()), await(fs.openNamedTempFile("a", ".b")), await(fs.openSpooledTempFile()),
      fs.openTempFileBlocking(new TempFileOptions()), fs.openNamedTempFileBlocking(new NamedTempFileOptions()))) {
      file.write(TEXT);
      check(await(file.readAll()).toString().equals(TEXT), "written is not read");
      check(await(file.setReadPos(5).read(3)).toString().equals("567"), "positions");
      check(await(file.text().rewind().readLine()).equals(TEXT), "text");
      await(file.truncate(7));
      check(await(file.size()) == 7, "truncated");
      await(file.close());
    }
    String path = await(fs.withTempDirectory(new TempDirectoryOptions(), directory ->
      vertx.fileSystem().writeFile(directory.resolve("child"), Buffer.buffer(TEXT)).map(directory.path())));
    check(Files.notExists(Path.of(path)), "directory");
    did("opened");
  }

  private void rollsOver() throws Exception {
    SpooledTempFile file = await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(1000)));
    await(file.write("in memory"));
    check(file.isInMemory(), "small and not in memory");
    await(file.write(TEXT));
    check(!file.isInMemory(), "large and in memory");
    check(await(file.readAll()).toString().equals("in memory" + TEXT), "rollover");
    await(file.close());
    did("spooled");
  }

  /** Bodies and forms, with HTTP/1.1, and the file sent back. */
  private void stages() throws Exception {
    var server = await(vertx.createHttpServer().requestHandler(request -> answer(request)
      .onFailure(failure -> {
        failure.printStackTrace();
        request.response().setStatusCode(500).end();
      })).listen(0, "127.0.0.1"));
    var client = vertx.createHttpClient();
    check(post(client, server.actualPort(), "text/plain", TEXT).equals(TEXT), "body");
    String form = Stream.of("--b", "content-disposition: form-data; name=\"field\"", "", "value",
      "--b", "content-disposition: form-data; name=\"file\"; filename=\"f.txt\"", "", TEXT, "--b--", "")
      .collect(Collectors.joining("\r\n"));
    check(post(client, server.actualPort(), "multipart/form-data; boundary=b", form).equals("value f.txt 100000"), "form");
    await(client.close());
    await(server.close());
    did("staged");
  }

  private static String post(HttpClient client, int port, String type, String body) throws Exception {
    return await(client.request(HttpMethod.POST, port, "127.0.0.1", "/")
      .compose(request -> request.putHeader("content-type", type).send(body))
      .compose(response -> response.body())).toString();
  }

  private Future<Void> answer(HttpServerRequest request) {
    if (request.getHeader("content-type").startsWith("text/")) {
      return fs.stage(request, new SpooledTempFileOptions().setMaxInMemorySize(100))
        .compose(file -> file.pipeTo(request.response().setChunked(true)).eventually(file::close));
    }
    return fs.stageForm(request).compose(form -> request.response().end(describe(form)).eventually(form::close));
  }

  private static String describe(StagedForm form) {
    return form.fields().get("field") + " " + form.files().get(0).fileName() + " " + form.files().get(0).size();
  }

  private void handsOver() throws Exception {
    String id = await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        TempFileSystem claiming = TempFileSystem.create(vertx);
        return vertx.eventBus().<String>consumer("files", message -> claiming.claim(message.body())
          .compose(file -> file.readAll().eventually(file::close))
          .onComplete(read -> message.reply(read.succeeded() ? read.result().toString() : read.cause().toString()))).completion();
      }
    }, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
    TempFile file = await(fs.openTempFile());
    await(file.write(TEXT));
    String check = await(file.checkIn());
    check(await(vertx.eventBus().<String>request("files", check)).body().equals(TEXT), "handed over");
    await(vertx.undeploy(id));
    did("handed-over");
  }

  private void shares() throws Exception {
    TempFileSystem first = TempFileSystem.createShared(vertx, new TempFileSystemOptions(), "shared");
    TempFileSystem second = TempFileSystem.createShared(vertx, new TempFileSystemOptions(), "shared");
    var file = await(first.openNamedTempFile());
    await(first.close());
    await(file.write("still open"));
    await(second.close());
    check(Files.notExists(Path.of(file.path())), "open after the last share");
    did("shared");
  }

  private void publishes() throws Exception {
    Path published = DIRECTORY.resolve("published");
    TempFile file = await(fs.openTempFile());
    await(file.write(TEXT));
    await(file.persist(published.toString()));
    check(Files.readString(published).equals(TEXT), "published");
    Files.delete(published);
    did("published");
  }

  private void closes() throws Exception {
    var file = await(fs.openNamedTempFile());
    var other = await(TempFileSystem.create(vertx).openNamedTempFile());
    await(fs.close());
    check(Files.notExists(Path.of(file.path())), "open after its file system");
    await(vertx.close());
    check(Files.notExists(Path.of(other.path())), "open after Vert.x");
    did("closed");
  }
}
