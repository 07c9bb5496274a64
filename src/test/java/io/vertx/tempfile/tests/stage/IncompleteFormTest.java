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

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.StagingProblem;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of a form that does not come as a whole, nothing is left.
 */
class IncompleteFormTest extends WholeFormTestBase {

  private void assertNothingIsLeft() {
    assertThat(openFiles()).isEmpty();
    assertThat(fs.stats().getOpenFiles()).isZero();
    assertThat(fs.stats().getBytesInMemory()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aFormWithoutItsLastBoundaryIsRefusedAtOnce(HttpVersion version) {
    int port = serveForms(new StagedFormOptions().setMaxInMemorySize(0));
    assertThat(post(version, port, file("a", "a", "a/a", random(100_000)))).isEqualTo(413);
    assertThat(failureOf(form.future())).isInstanceOf(MalformedFormException.class).hasMessageContaining("boundary");
    assertNothingIsLeft();
  }

  @Test
  void aClientThatGoesInTheMiddleLeavesNothing() throws IOException {
    Promise<HttpServerRequest> received = Promise.promise();
    int port = serve(request -> {
      received.complete(request);
      return stageForm(request, new StagedFormOptions().setMaxInMemorySize(0));
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(MEBIBYTE, FORM).send(file("a", "a", "a/a", random(1000))).send(file("b", "b", "b/b", random(1000)));
      await(eventually(() -> received.future().succeeded() && received.future().result().bytesRead() > 2000));
    }
    assertThat(failureOf(form.future())).isInstanceOf(HttpClosedException.class);
    assertNothingIsLeft();
  }

  @Test
  void aClientThatStopsIsGivenUp() throws IOException {
    int port = serveForms(new StagedFormOptions().setMaxInMemorySize(0).setFormEndTimeout(200));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(MEBIBYTE, FORM).send(file("a", "a", "a/a", random(5000)));
      await(form.future().otherwiseEmpty());
      assertThat(form.future().cause()).isInstanceOf(TimeoutException.class).hasMessageContaining("1024 bytes");
      assertThat(StagingProblem.of(form.future().cause()).status()).isEqualTo(408);
    }
    assertNothingIsLeft();
  }

  @Test
  void aFormLargerThanItMayBeIsRefusedByWhatItAnnounces() throws IOException {
    int port = serveForms(new StagedFormOptions().setMaxFormSize(1000));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(1001, FORM, "Expect: 100-continue");
      assertThat(client.receiveStatus()).isEqualTo(413);
    }
    assertThat(failureOf(form.future())).isInstanceOfSatisfying(TempFileLimitException.class, failure -> {
      assertThat(failure.property()).isEqualTo("maxFormSize");
      assertThat(failure.limit()).isEqualTo(1000);
      assertThat(failure.size()).isEqualTo(1001);
    });
  }

  @Test
  void aFileOverItsLimitTakesTheOthersWithIt() {
    int port = serveForms(new StagedFormOptions().setMaxFileSize(1000).setMaxInMemorySize(0));
    assertThat(post(HttpVersion.HTTP_1_1, port, whole(file("a", "a", "a/a", random(1000)), file("b", "b", "b/b", random(1001)))))
      .isEqualTo(413);
    assertThat(failureOf(form.future())).isInstanceOf(TempFileLimitException.class).hasMessageContaining("b");
    assertThat(fs.stats().getLimitRefusals()).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  void aDirectoryThatIsMissingTakesAllWithIt() {
    int port = serveForms(new StagedFormOptions().setMaxInMemorySize(100).setDirectory(directory.resolve("missing").toString()));
    assertThat(post(HttpVersion.HTTP_1_1, port, whole(file("a", "a", "a/a", random(10)), file("b", "b", "b/b", random(1001)))))
      .isEqualTo(413);
    assertThat(failureOf(form.future())).hasMessageContaining("missing");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aDiskThatIsFullTakesAllWithIt(HttpVersion version, @TempDir Path mountPoint) throws IOException {
    try (Tmpfs disk = Tmpfs.mount(mountPoint)) {
      int port = serveForms(new StagedFormOptions().setMaxFileSize(0).setDirectory(disk.path().toString()));
      assertThat(post(version, port, whole(file("a", "a", "a/a", random(300_000)), file("b", "b", "b/b", LARGE)))).isEqualTo(413);
      assertThat(failureOf(form.future())).hasMessageContaining("No space left on device");
      assertThat(StagingProblem.of(form.future().cause()).status()).isEqualTo(507);
      assertThat(OpenFiles.in(disk.path())).isEmpty();
      assertNothingIsLeft();
    }
  }

  @Test
  void anOwnerThatIsUndeployedTakesAllWithIt() throws IOException {
    Promise<HttpServerRequest> received = Promise.promise();
    Promise<Integer> port = Promise.promise();
    String id = await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        return vertx.createHttpServer().requestHandler(request -> {
          stageForm(request, new StagedFormOptions().setMaxInMemorySize(0));
          received.complete(request);
        }).listen(0, HOST).onSuccess(server -> port.complete(server.actualPort()));
      }
    }));
    try (RawClient client = new RawClient(await(port.future()))) {
      client.sendHead(MEBIBYTE, FORM).send(file("a", "a", "a/a", random(1000)));
      await(received.future());
      await(vertx.undeploy(id));
      assertThat(failureOf(form.future())).isNotNull();
    }
    assertNothingIsLeft();
  }

  @Test
  void aFileSystemThatClosesTakesAFormOfFieldsWithItToo() throws IOException {
    Promise<HttpServerRequest> received = Promise.promise();
    int port = serve(request -> {
      Future<StagedForm> staging = stageForm(request, new StagedFormOptions());
      received.complete(request);
      return staging;
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(MEBIBYTE, FORM).send(field("a", "b"));
      await(received.future());
      await(fs.close());
      assertThat(failureOf(form.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
      assertThat(StagingProblem.of(form.future().cause()).status()).isEqualTo(503);
    }
  }

  @Test
  void eachByteAtWhichAClientIsCutOffLeavesNothing() throws IOException {
    Buffer body = whole(field("a", "b"), file("f", "f", "a/b", Buffer.buffer("content")));
    for (int cut = 0; cut < body.length(); cut++) {
      Promise<StagedForm> outcome = Promise.promise();
      int port = cut == 0 ? port(outcome) : this.port;
      this.outcome = outcome;
      try (RawClient client = new RawClient(port)) {
        client.sendHead(body.length(), FORM).send(body.getBuffer(0, cut)).finish();
        assertThat(failureOf(outcome.future())).as("cut after %s", cut).isInstanceOf(HttpClosedException.class);
      }
    }
    assertNothingIsLeft();
  }

  private volatile Promise<StagedForm> outcome;
  private int port;

  private int port(Promise<StagedForm> first) {
    outcome = first;
    port = serve(request -> fs.stageForm(request, new StagedFormOptions().setMaxInMemorySize(0)).onComplete(outcome));
    return port;
  }
}
