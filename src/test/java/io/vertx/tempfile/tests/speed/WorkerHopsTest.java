/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.speed;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.WorkerPool;
import io.vertx.core.streams.WriteStream;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often a worker is asked for something.
 */
class WorkerHopsTest extends TempFileTestBase {

  private static final int CHUNK = 64 * 1024;
  private static final int MIB = 1024 * 1024;
  private static final int TRIES = 100;
  private static final long FEW = 48;

  /** What is read a hundred times is not to be kept. */
  @Override
  protected boolean recordsFutures() {
    return false;
  }

  /** When the machine is busy with something else, it can be more; without gathering it is more each time. */
  @Test
  void tenMegabytesThatRollOverTakeFewHops() {
    Buffer content = random(10 * MIB);

    assertThat(LongStream.range(0, TRIES).map(i -> hopsOfRollingOver(content)).anyMatch(hops -> hops <= FEW)).isTrue();
  }

  private long hopsOfRollingOver(Buffer content) {
    long before = hops();
    TempFile file = onEventLoop(() -> fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(MIB)));
    onEventLoop(() -> write(file, content).compose(v -> file.end()));
    long after = hops();
    assertThat(contentOf(file)).isEqualTo(content);
    await(file.close());
    return after - before + 1;
  }

  @Test
  void whatStaysInMemoryTakesNone() {
    TempFile file = onEventLoop(fs::openSpooledTempFile);
    long before = hops();

    onEventLoop(() -> write(file, random(2 * CHUNK)).compose(v -> file.end()).compose(v -> file.readAll()).compose(v -> file.close()));

    assertThat(hops() - before).isZero();
  }

  @Test
  void aWorkerCopiesWhatIsLargeWithinMemory() {
    Buffer content = random(4 * MIB);
    TempFile file = onEventLoop(() -> fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(8 * MIB)));
    long before = hops();

    onEventLoop(() -> file.write(content));
    long afterWrite = hops();
    Buffer read = onEventLoop(file::readAll);

    assertThat(afterWrite - before).isEqualTo(1);
    assertThat(hops() - afterWrite).isPositive();
    assertThat(read).isEqualTo(content);
    await(file.close());
  }

  /** It can be one more when the first worker has closed the file before anybody says what is to be closed after it. */
  @Test
  void anUnnamedFileTakesOneEachToOpenWriteAndClose() {
    assertThat(LongStream.range(0, TRIES).map(i -> hopsOfAnUnnamedFile()).min()).hasValue(3);
  }

  private long hopsOfAnUnnamedFile() {
    long before = hops();
    onEventLoop(() -> fs.openTempFile().compose(file -> file.write(random(4096)).compose(v -> file.close())));
    return hops() - before;
  }

  /** In chunks, as long as there is room. */
  private static Future<Void> write(WriteStream<Buffer> stream, Buffer content) {
    Promise<Void> given = Promise.promise();
    new Object() {

      private int position;

      void go() {
        while (position < content.length()) {
          stream.write(content.slice(position, position + CHUNK)).onFailure(given::tryFail);
          position += CHUNK;
          if (stream.writeQueueFull()) {
            stream.drainHandler(v -> go());
            return;
          }
        }
        given.tryComplete();
      }
    }.go();
    return given.future();
  }

  private <T> T onEventLoop(Supplier<Future<T>> work) {
    Context eventLoop = vertx.getOrCreateContext();
    Promise<T> done = Promise.promise();
    eventLoop.runOnContext(v -> work.get().onComplete(done));
    return await(done.future());
  }

  /** The tasks that were given to any worker. */
  private long hops() {
    VertxInternal internal = (VertxInternal) vertx;
    return tasks(internal.workerPool()) + tasks(internal.internalWorkerPool());
  }

  private static long tasks(WorkerPool pool) {
    return ((ThreadPoolExecutor) pool.executor()).getTaskCount();
  }
}
