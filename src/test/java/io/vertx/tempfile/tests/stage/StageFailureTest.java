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
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What goes wrong on the side of the file, and that the source goes on: the connection takes the next request.
 */
class StageFailureTest extends StageTestBase {

  private void assertRefusedAndTheConnectionGoesOn(SpooledTempFileOptions options, Class<? extends Throwable> failure) {
    int port = serve(request -> stage(request, options));
    HttpClient client = client(HttpVersion.HTTP_1_1);
    assertThat(await(post(client, port, LARGE))).isEqualTo(413);
    assertThat(failureOf(staged.future())).isInstanceOf(failure);
    assertThat(await(post(client, port, LARGE))).isEqualTo(413);
  }

  @Test
  void aDirectoryThatIsMissing() {
    assertRefusedAndTheConnectionGoesOn(onDisk().setDirectory(directory.resolve("missing").toString()), FileSystemException.class);
    assertThat(staged.future().cause()).hasCauseInstanceOf(NoSuchFileException.class).hasMessageContaining("missing");
  }

  @Test
  void aDirectoryThatIsMissingIsNotMissedBySmallFiles() {
    int port = serve(request -> stage(request, new SpooledTempFileOptions().setDirectory(directory.resolve("missing").toString())));
    assertThat(await(post(client(HttpVersion.HTTP_1_1), port, random(1000)))).isEqualTo(200);
    assertThat(stagedContent()).isEqualTo(random(1000));
  }

  @Test
  void aDiskThatIsFull(@TempDir Path mountPoint) throws Exception {
    try (Tmpfs disk = Tmpfs.mount(mountPoint)) {
      assertRefusedAndTheConnectionGoesOn(onDisk().setDirectory(disk.path().toString()), FileSystemException.class);
      assertThat(staged.future().cause()).hasMessageContaining("No space left on device").hasCauseInstanceOf(IOException.class);
      assertThat(Files.getFileStore(disk.path()).getUsableSpace()).isEqualTo(Tmpfs.SMALL);
    }
  }

  @Test
  void optionsThatDoNotGoTogether() {
    assertRefusedAndTheConnectionGoesOn(onDisk().setRead(false).setWrite(false), IllegalArgumentException.class);
  }

  @Test
  void aFileThatCannotBeWritten() {
    assertRefusedAndTheConnectionGoesOn(onDisk().setWrite(false), IllegalArgumentException.class);
  }

  @Test
  void nothingIsStagedWithNull() {
    assertThatNullPointerException().isThrownBy(() -> fs.stage(null));
    TempFile source = open(Kind.UNNAMED);
    assertThatNullPointerException().isThrownBy(() -> fs.stage(source, null));
    await(source.close());
  }

  @Test
  void aFileSystemThatIsClosed() {
    await(fs.close());
    assertRefusedAndTheConnectionGoesOn(onDisk(), IllegalStateException.class);
  }

  @Test
  void aFileSystemThatClosesWhileTheSourceFlows() throws IOException {
    Promise<HttpServerRequest> received = Promise.promise();
    int port = serve(request -> {
      received.complete(request);
      return stage(request, onDisk());
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(2 * MEBIBYTE).send(random(MEBIBYTE));
      HttpServerRequest request = await(received.future());
      // It is paused before it has read anything, and resumed when the file is open
      await(eventually(() -> request.bytesRead() > 0));
      await(fs.close());
      assertThat(failureOf(staged.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed while it was staged");
      client.send(random(MEBIBYTE));
      assertThat(client.receiveStatus()).isEqualTo(413);
    }
  }

  @Test
  void aFileSystemThatClosesWhileTheFileIsOpened() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    // The name is asked for in the middle of that
    TempFileSystem slow = TempFileSystemImpl.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()), () -> {
      opening.countDown();
      try {
        closing.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return "name";
    }, (storage, options) -> storage);
    int port = serve(request -> slow.stage(request, onDisk()).onComplete(staged));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(MEBIBYTE).send(random(MEBIBYTE));
      opening.await();
      Future<Void> closed = slow.close();
      closing.countDown();
      await(closed);
      assertThat(failureOf(staged.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed while");
      assertThat(client.receiveStatus()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "WORKER", "VIRTUAL_THREAD"})
  void anOwnerThatIsUndeployedMeanwhile(ThreadingModel model) throws IOException {
    assumeTrue(model != ThreadingModel.VIRTUAL_THREAD || Runtime.version().feature() >= 21,
      "virtual threads need JDK 21");
    Promise<HttpServerRequest> received = Promise.promise();
    int port = serve(request -> {
      received.complete(request.pause());
      return staged.future();
    });
    VerticleBase owner = new VerticleBase() {
      @Override
      public Future<?> start() {
        received.future().onSuccess(request -> context.runOnContext(v -> stage(request, underPressure())));
        return Future.succeededFuture();
      }
    };
    String id = await(vertx.deployVerticle(owner, new DeploymentOptions().setThreadingModel(model)));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(2 * MEBIBYTE).send(random(MEBIBYTE));
      awaitOpenFile();
      await(vertx.undeploy(id));
      assertThat(openFiles()).isEmpty();
      assertThat(failureOf(staged.future())).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed while it was staged");
      client.send(random(MEBIBYTE));
      assertThat(client.receiveStatus()).isEqualTo(413);
    }
  }

  @Test
  void vertxClosesMeanwhile() throws IOException {
    int port = serve(request -> stage(request, underPressure()));
    try (RawClient client = new RawClient(port)) {
      client.sendHead(2 * MEBIBYTE).send(random(MEBIBYTE));
      awaitOpenFile();
      await(vertx.close());
      assertThat(openFiles()).isEmpty();
      assertThat(staged.future().isComplete()).isTrue();
    }
  }

  private void awaitOpenFile() {
    Promise<Void> open = Promise.promise();
    vertx.setPeriodic(1, timer -> {
      if (!openFiles().isEmpty()) {
        open.tryComplete();
        vertx.cancelTimer(timer); // fails when it goes off before it is all set
      }
    });
    await(open.future());
  }

  @Test
  void aSourceRunsOffWhenItsFileIsClosedByTheEndOfTheOwner() throws IOException {
    Promise<SpooledTempFile> first = Promise.promise();
    int port = serve(request -> {
      Future<SpooledTempFile> future = fs.stage(request, onDisk());
      future.onComplete(first);
      fs.close();
      return future;
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(LARGE.length()).send(LARGE);
      assertThat(client.receiveStatus()).isEqualTo(413);
      assertThat(failureOf(first.future())).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void everyBufferIsTakenInOrder() {
    int port = serve(request -> stage(request, underPressure()));
    Buffer numbers = Buffer.buffer();
    for (int i = 0; i < 500_000; i++) {
      numbers.appendInt(i);
    }
    assertThat(await(post(client(HttpVersion.HTTP_1_1), port, numbers))).isEqualTo(200);
    assertThat(stagedContent()).isEqualTo(numbers);
  }
}
