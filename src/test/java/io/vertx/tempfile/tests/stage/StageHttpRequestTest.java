/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFileLimitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The body of an HTTP request.
 */
class StageHttpRequestTest extends StageTestBase {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256 * 1024, 256 * 1024 + 1, 5 * MEBIBYTE})
  void aBodyOfAnySizeOverHttp1(int size) {
    aBodyOfAnySize(HttpVersion.HTTP_1_1, random(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256 * 1024, 256 * 1024 + 1, 5 * MEBIBYTE})
  void aBodyOfAnySizeOverHttp2(int size) {
    aBodyOfAnySize(HttpVersion.HTTP_2, random(size));
  }

  private void aBodyOfAnySize(HttpVersion version, Buffer body) {
    int port = serve(request -> fs.stage(request).onComplete(staged));
    assertThat(await(post(client(version), port, body))).isEqualTo(200);
    assertThat(await(staged.future()).isInMemory()).isEqualTo(body.length() <= 256 * 1024);
    assertThat(stagedContent()).isEqualTo(body);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aRequestWithoutABodyIsAnEmptyFile(HttpVersion version) {
    int port = serve(request -> stage(request, onDisk()));
    HttpClient client = client(version);
    assertThat(await(client.request(HttpMethod.GET, port, HOST, "/").compose(request -> request.send()))
      .statusCode()).isEqualTo(200);
    assertThat(await(staged.future().result().size())).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void nothingIsLostThoughTheFileIsSlow(HttpVersion version) {
    int port = serve(request -> stage(request, underPressure()));
    assertThat(await(post(client(version), port, LARGE))).isEqualTo(200);
    assertThat(stagedContent()).isEqualTo(LARGE);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aRequestThatWaitedIsStagedWhole(HttpVersion version) {
    int port = serve(request -> {
      request.pause();
      return vertx.timer(50).compose(v -> stage(request, onDisk()));
    });
    assertThat(await(post(client(version), port, LARGE))).isEqualTo(200);
    assertThat(stagedContent()).isEqualTo(LARGE);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aFileOfAnotherContextTakesItWhole(HttpVersion version) {
    int port = serve(request -> {
      request.pause();
      Promise<SpooledTempFile> promise = Promise.promise();
      new Thread(() -> stage(request, underPressure()).onComplete(promise)).start();
      return promise.future();
    });
    assertThat(await(post(client(version), port, LARGE))).isEqualTo(200);
    assertThat(stagedContent()).isEqualTo(LARGE);
  }

  @Test
  void aWorkerTakesItWhole() {
    Promise<Integer> port = Promise.promise();
    await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        return vertx.createHttpServer()
          .requestHandler(request -> stage(request, underPressure()).onSuccess(file -> request.response().end()))
          .listen(0, HOST).onSuccess(server -> port.complete(server.actualPort()));
      }
    }, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
    assertThat(await(post(client(HttpVersion.HTTP_1_1), await(port.future()), LARGE))).isEqualTo(200);
    assertThat(stagedContent()).isEqualTo(LARGE);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void theLimitIsExact(HttpVersion version) {
    int port = serve(request -> fs.stage(request, onDisk().setMaxFileSize(100_000)).compose(SpooledTempFile::close));
    HttpClient client = client(version);
    assertThat(await(post(client, port, random(100_000)))).isEqualTo(200);
    assertThat(await(post(client, port, random(100_001)))).isEqualTo(413);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aConnectionIsGoodForTheNextRequestAfterOneThatWasTooLarge(HttpVersion version) {
    Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    int port = serve(request -> {
      connections.add(request.connection());
      return stage(request, onDisk().setMaxFileSize(MEBIBYTE));
    });
    HttpClient client = client(version);
    assertThat(await(post(client, port, LARGE))).isEqualTo(413);
    assertThat(failureOf(staged.future())).isInstanceOfSatisfying(TempFileLimitException.class, failure -> {
      assertThat(failure.limit()).isEqualTo(MEBIBYTE);
      assertThat(failure.size()).isGreaterThan(MEBIBYTE);
    });
    assertThat(openFiles()).isEmpty();
    assertThat(await(post(client, port, LARGE))).isEqualTo(413);
    assertThat(connections).hasSize(1);
  }

  @Test
  void aClientThatReadsNothingBeforeItHasSentAllGetsItsAnswer() throws IOException {
    int port = serve(request -> stage(request, onDisk().setMaxFileSize(MEBIBYTE)));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(LARGE.length()).send(LARGE);
      assertThat(client.receiveStatus()).isEqualTo(413);
    }
  }

  @Test
  void aClientThatGoesMidway() throws IOException {
    int port = serve(request -> stage(request, onDisk()));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(LARGE.length()).send(random(MEBIBYTE));
    }
    assertThat(failureOf(staged.future())).isInstanceOf(HttpClosedException.class);
  }

  @Test
  void aClientThatIsCutOffMidway() throws IOException {
    int port = serve(request -> stage(request, onDisk()));
    new RawClient(port).sendHead(LARGE.length()).send(random(MEBIBYTE)).reset();
    assertThat(failureOf(staged.future())).isInstanceOfAny(HttpClosedException.class, IOException.class);
  }

  @Test
  void aClientThatIsCutOffWhileItIsHeldBack() throws IOException {
    int port = serve(request -> stage(request, underPressure()));
    new RawClient(port).sendHead(2L * LARGE.length()).send(LARGE).reset();
    assertThat(failureOf(staged.future())).isInstanceOfAny(HttpClosedException.class, IOException.class);
  }

  @Test
  void aClientThatHasSentNothingButTheHead() throws IOException {
    int port = serve(request -> stage(request, onDisk()));
    new RawClient(port).sendHead(LARGE.length()).close();
    assertThat(failureOf(staged.future())).isInstanceOf(HttpClosedException.class);
  }

  @Test
  void aClientThatWentBeforeItsRequestIsStaged() throws IOException {
    Promise<Void> gone = Promise.promise();
    int port = serve(request -> {
      request.pause();
      request.response().closeHandler(gone::complete);
      return gone.future().compose(v -> stage(request, onDisk()));
    });
    new RawClient(port).sendHead(LARGE.length()).send(random(1000)).close();
    assertThat(failureOf(staged.future())).isInstanceOf(HttpClosedException.class);
  }

  @Test
  void aClientThatGoesJustBeforeAWorkerListens() throws IOException {
    Promise<Integer> port = Promise.promise();
    await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        return vertx.createHttpServer()
          .requestHandler(request -> stage(new ClosedBeforeHeard((HttpServerRequestInternal) request), onDisk()))
          .listen(0, HOST).onSuccess(server -> port.complete(server.actualPort()));
      }
    }, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
    try (RawClient client = new RawClient(await(port.future()))) {
      client.sendHead(LARGE.length()).send(random(1000));
      assertThat(failureOf(staged.future())).isInstanceOf(HttpClosedException.class);
    }
  }

  /** A request whose connection closes between the look whether it is open and the handler that would be told. */
  private static final class ClosedBeforeHeard extends HttpServerRequestWrapper {

    ClosedBeforeHeard(HttpServerRequestInternal request) {
      super(request);
    }

    @Override
    public HttpServerRequest exceptionHandler(Handler<Throwable> handler) {
      if (handler != null) {
        connection().close();
        while (!response().closed()) {
          Thread.onSpinWait();
        }
      }
      return super.exceptionHandler(handler);
    }
  }

  @Test
  void aStreamThatIsResetMidway() {
    int port = serve(request -> stage(request, onDisk()));
    await(client(HttpVersion.HTTP_2).request(HttpMethod.POST, port, HOST, "/").compose(request -> {
      request.setChunked(true);
      return request.write(random(MEBIBYTE)).compose(v -> request.reset(8));
    }));
    assertThat(failureOf(staged.future())).isInstanceOf(StreamResetException.class);
  }

  @Test
  void aStreamThatWasResetBeforeItIsStaged() {
    Promise<Void> gone = Promise.promise();
    int port = serve(request -> {
      request.pause();
      request.response().closeHandler(gone::tryComplete);
      request.exceptionHandler(failure -> gone.tryComplete());
      return gone.future().compose(v -> vertx.timer(1)).compose(v -> stage(request, onDisk()));
    });
    await(client(HttpVersion.HTTP_2).request(HttpMethod.POST, port, HOST, "/").compose(request -> {
      request.setChunked(true);
      return request.write(random(1000)).compose(v -> request.reset(8));
    }));
    assertThat(failureOf(staged.future())).isInstanceOf(HttpClosedException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aRequestThatWasReadIsRefused(HttpVersion version) {
    int port = serve(request -> request.body().compose(body -> stage(request, onDisk())));
    HttpClient client = client(version);
    assertThat(await(post(client, port, random(1000)))).isEqualTo(413);
    assertThat(failureOf(staged.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("read");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aRequestThatWasStagedIsRefused(HttpVersion version) {
    Promise<SpooledTempFile> second = Promise.promise();
    int port = serve(request -> stage(request, onDisk()).andThen(first -> fs.stage(request).onComplete(second)));
    assertThat(await(post(client(version), port, LARGE))).isEqualTo(200);
    assertThat(failureOf(second.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("read");
    assertThat(stagedContent()).isEqualTo(LARGE);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aRequestThatIsBeingStagedIsRefusedAndTheFirstGetsAll(HttpVersion version) {
    Promise<SpooledTempFile> second = Promise.promise();
    int port = serve(request -> {
      Future<SpooledTempFile> first = stage(request, onDisk());
      fs.stage(request).onComplete(second);
      return first;
    });
    assertThat(await(post(client(version), port, LARGE))).isEqualTo(200);
    assertThat(failureOf(second.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("staged already");
    assertThat(stagedContent()).isEqualTo(LARGE);
  }

}
