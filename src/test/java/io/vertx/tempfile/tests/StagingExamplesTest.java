/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import examples.StagingExamples;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide shows of staging and of responses does what the guide says.
 */
class StagingExamplesTest extends TempFileTestBase {

  private final StagingExamples staging = new StagingExamples();

  // Held on to, as Vert.x closes a client that nobody refers to any more
  private HttpClient httpClient;
  private NetClient netClient;

  @BeforeEach
  void createClients() {
    httpClient = vertx.createHttpClient();
    netClient = vertx.createNetClient();
  }

  @Test
  void stagedBody() {
    HttpServer server = vertx.createHttpServer();
    staging.body(server, fs);
    assertThat(post(server, random(500_000))).isEqualTo("200 500000 bytes\n");
  }

  @Test
  void stagedEcho() {
    HttpServer server = vertx.createHttpServer().requestHandler(request -> staging.echo(fs, request));
    assertThat(post(server, Buffer.buffer("content"))).isEqualTo("200 content");
  }

  @Test
  void sentAsAResponse() {
    TempFile file = await(fs.openTempFile());
    await(file.write("content"));
    HttpServer server = vertx.createHttpServer().requestHandler(request -> staging.response(request, file));
    assertThat(post(server, Buffer.buffer())).isEqualTo("200 content");
  }

  @Test
  void sentAsARange() {
    TempFile file = hold(await(fs.openTempFile()));
    await(file.write("content"));
    HttpServer server = vertx.createHttpServer().requestHandler(request -> staging.range(request, file, 3, 4, 7));
    assertThat(post(server, Buffer.buffer())).isEqualTo("206 tent");
  }

  @Test
  void statusOfALimit() {
    HttpServer server = vertx.createHttpServer().requestHandler(request -> staging.limited(fs, request, 1000));
    assertThat(post(server, random(1000))).startsWith("200 ");
    assertThat(post(server, random(1001))).startsWith("413 ").contains("1000");
  }

  @Test
  void statusOfAFailingDisk() {
    String missing = directory.resolve("missing").toString();
    TempFileSystem nowhere = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(missing));
    HttpServer server = vertx.createHttpServer();
    staging.body(server, nowhere);
    assertThat(post(server, random(500_000))).startsWith("500 ").doesNotContain("NoSuchFileException", missing);
  }

  @Test
  void stagedSocket() {
    Promise<Buffer> received = Promise.promise();
    NetServer server = vertx.createNetServer().connectHandler(socket -> staging.socket(fs, socket).onComplete(received));
    await(server.listen(0));
    await(netClient.connect(server.actualPort(), "localhost").compose(socket -> socket.end(Buffer.buffer("bytes"))));
    assertThat(await(received.future())).hasToString("bytes");
  }

  /** The status and the body of the response. */
  private String post(HttpServer server, Buffer body) {
    if (server.actualPort() <= 0) {
      await(server.listen(0));
    }
    return await(httpClient.request(HttpMethod.POST, server.actualPort(), "localhost", "/")
      .compose(request -> request.send(body)
        .compose(response -> response.body().map(content -> response.statusCode() + " " + content))));
  }
}
