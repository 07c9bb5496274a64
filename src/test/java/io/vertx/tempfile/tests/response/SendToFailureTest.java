/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.response;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.internal.VertxInternal;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is refused, what breaks off, and what comes meanwhile.
 */
class SendToFailureTest extends SendToTestBase {

  /** More than all the buffers between a server and a client hold. */
  private static final Buffer LARGE = random(24 * MEBIBYTE);

  @ParameterizedTest
  @EnumSource(Transport.class)
  void aRangeOutsideTheFileIsRefusedAndNothingIsSent(Transport transport) {
    TempFile file = open(Kind.UNNAMED, random(10));
    long[][] ranges = {{-1, 1}, {0, -1}, {0, 11}, {11, 0}, {5, 6}, {Long.MAX_VALUE, 1}, {1, Long.MAX_VALUE}};
    for (long[] range : ranges) {
      Promise<Throwable> failure = Promise.promise();
      int port = serve(transport, request -> file.sendTo(request.response(), range[0], range[1])
        .onFailure(failure::tryComplete));
      assertThat(get(transport, port).status()).isEqualTo(500);
      assertThat(await(failure.future())).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void anAnswerThatIsUnderWayIsRefused(Transport transport) {
    TempFile file = open(Kind.UNNAMED, random(10));
    int port = serve(transport, request -> {
      request.response().setChunked(true).write("x");
      Future<Void> refused = file.sendTo(request.response());
      request.response().end();
      return refused;
    });
    assertThat(get(transport, port).body().toString()).isEqualTo("x");
    assertThat(failureOf(sent.future())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anAnswerIsGivenOnce() {
    TempFile file = open(Kind.UNNAMED, LARGE);
    List<Future<Void>> both = new ArrayList<>();
    int port = serve(Transport.HTTP_1, request -> {
      both.add(file.sendTo(request.response()));
      both.add(file.sendTo(request.response()));
      return Future.any(both).mapEmpty();
    });
    assertSame(get(Transport.HTTP_1, port).body(), LARGE);
    await(sent.future());
    assertThat(failureOf(Future.all(both))).isInstanceOf(IllegalStateException.class);
    assertThat(both).filteredOn(Future::succeeded).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aClosedFileIsRefused(Kind kind) {
    TempFile file = open(kind, random(10));
    await(file.close());
    assertThat(get(Transport.HTTP_1, serve(Transport.HTTP_1, request -> file.sendTo(request.response()))).status()).isEqualTo(500);
    assertThat(failureOf(sent.future())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFileThatIsNotReadableIsRefused() {
    TempFile file = open(Kind.UNNAMED, new TempFileOptions().setRead(false));
    get(Transport.HTTP_1, serve(Transport.HTTP_1, request -> file.sendTo(request.response())));
    assertThat(failureOf(sent.future())).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatIsWrittenBeforeIsSentAndWhatComesAfterIsNot(Kind kind) {
    TempFile file = open(kind);
    int port = serve(Transport.HTTP_1, request -> {
      file.write(LARGE);
      Future<Void> sending = file.sendTo(request.response());
      file.write(Buffer.buffer("changed"), 20 * MEBIBYTE);
      file.truncate(3);
      file.close();
      return sending;
    });
    assertSame(get(Transport.HTTP_1, port).body(), LARGE);
    await(sent.future());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void persistWaitsForIt(Kind kind) throws IOException {
    TempFile file = open(kind, LARGE);
    Path target = directory.resolve("target");
    Promise<Void> persisted = Promise.promise();
    int port = serve(Transport.HTTP_1, request -> {
      Future<Void> sending = file.sendTo(request.response());
      file.persist(target.toString()).onComplete(persisted);
      return sending;
    });
    assertSame(get(Transport.HTTP_1, port).body(), LARGE);
    await(persisted.future());
    await(vertx.fileSystem().delete(target.toString()));
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void aClientThatGoesAwayLeavesTheFileAsItWas(Transport transport) {
    for (Kind kind : Kind.values()) {
      TempFile file = open(kind, LARGE);
      Promise<Void> outcome = Promise.promise();
      int port = serve(transport, request -> file.sendTo(request.response()).onComplete(outcome));
      HttpClientResponse response = stopped(transport, port);
      await(response.request().connection().close());

      assertThat(failureOf(outcome.future())).as(kind.name()).isNotInstanceOf(IllegalStateException.class);
      assertSame(contentOf(file), LARGE);
      await(file.close());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Transport.class, names = "HTTP_2.*", mode = EnumSource.Mode.MATCH_ALL)
  void aStreamThatIsResetLeavesTheFileAsItWas(Transport transport) {
    TempFile file = open(Kind.UNNAMED, LARGE);
    int port = serve(transport, request -> file.sendTo(request.response()));
    stopped(transport, port).request().reset(8);

    failureOf(sent.future());
    assertSame(contentOf(file), LARGE);
  }

  /** The beginning of an answer that the client does not read on. */
  private HttpClientResponse stopped(Transport transport, int port) {
    HttpClient client = client(transport);
    return await(client.request(HttpMethod.GET, port, HOST, "/")
      .compose(request -> request.send())
      .map(response -> {
        response.exceptionHandler(failure -> { });
        response.pause();
        return response;
      }));
  }

  @ParameterizedTest
  @EnumSource(value = Transport.class, names = "HTTP_1.*", mode = EnumSource.Mode.MATCH_ALL)
  void aFileThatBecomesShorterBreaksTheAnswerOff(Transport transport) {
    TempFile file = open(Kind.NAMED, LARGE);
    int port = serve(transport, request -> file.sendTo(request.response()));
    HttpClientResponse response = stopped(transport, port);
    try (FileChannel other = FileChannel.open(Path.of(((NamedTempFile) file).path()), StandardOpenOption.WRITE)) {
      other.truncate(MEBIBYTE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Future<Buffer> body = response.body();
    response.resume();

    failureOf(body);
    failureOf(sent.future());
    assertThat(await(file.size())).isEqualTo(MEBIBYTE);
  }

  @ParameterizedTest
  @EnumSource(ThreadingModel.class)
  void everyOwnerCanSend(ThreadingModel model) {
    assumeTrue(model != ThreadingModel.VIRTUAL_THREAD || ((VertxInternal) vertx).isVirtualThreadAvailable());
    Promise<Integer> port = Promise.promise();
    Promise<Boolean> onOwner = Promise.promise();
    String id = await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        Context owner = context;
        return fs.openTempFile().compose(file -> file.write(LARGE).compose(v -> vertx.createHttpServer()
          .requestHandler(request -> file.sendTo(request.response())
            .onComplete(v2 -> onOwner.complete(owner.threadingModel() == Vertx.currentContext().threadingModel())))
          .listen(0, HOST)).onSuccess(server -> port.complete(server.actualPort())));
      }
    }, new DeploymentOptions().setThreadingModel(model)));
    assertSame(get(Transport.HTTP_1, await(port.future())).body(), LARGE);
    assertThat(await(onOwner.future())).isTrue();
    await(vertx.undeploy(id));
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void anOwnerThatIsUndeployedMeanwhileEnds(Transport transport) {
    Promise<Integer> port = Promise.promise();
    String id = await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        return fs.openTempFile().compose(file -> file.write(LARGE).compose(v -> vertx.createHttpServer(transport.server())
          .requestHandler(request -> file.sendTo(request.response()).onComplete(sent))
          .listen(0, HOST)).onSuccess(server -> port.complete(server.actualPort())));
      }
    }));
    stopped(transport, await(port.future()));
    await(vertx.undeploy(id));
    failureOf(sent.future());
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void anyThreadMayAskForIt(Transport transport) {
    TempFile file = open(Kind.UNNAMED, LARGE);
    int port = serve(transport, request -> {
      Promise<Void> outcome = Promise.promise();
      new Thread(() -> file.sendTo(request.response()).onComplete(outcome)).start();
      return outcome.future();
    });
    assertSame(get(transport, port).body(), LARGE);
    await(sent.future());
  }
}
