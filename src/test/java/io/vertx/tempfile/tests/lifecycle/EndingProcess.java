/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A process that opens everything there is, and ends.
 */
public final class EndingProcess {

  /** How it ends. */
  enum Way { RETURN, EXIT, OPEN_IN_EXIT, CLOSE_THEN_EXIT, CLOSE_AND_EXIT, SIGNAL, EXIT_WHILE_OPENING, SIGNAL_WHILE_OPENING }

  private static final Buffer CONTENT = Buffer.buffer(new byte[5000]);
  private static final int THREADS = 4;

  private final Vertx vertx = Vertx.vertx();
  private final TempFileSystem fs;
  private final Queue<Object> inUse = new ConcurrentLinkedQueue<>();

  private EndingProcess(String directory) {
    fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory));
  }

  /**
   * @param args the directory and the {@link Way}
   */
  public static void main(String[] args) throws Exception {
    EndingProcess process = new EndingProcess(args[0]);
    Way way = Way.valueOf(args[1]);
    if (way != Way.OPEN_IN_EXIT) {
      process.openFromVerticles();
      process.openAll().await();
    }
    process.end(way);
  }

  private void end(Way way) throws Exception {
    switch (way) {
      case RETURN:
        vertx.close().await();
        return;
      case EXIT:
        System.exit(0);
        return;
      case OPEN_IN_EXIT:
        Runtime.getRuntime().addShutdownHook(new Thread(() ->
          System.out.println(fs.openNamedTempFile().transform((file, failure) -> Future.succeededFuture(failure)).await())));
        System.exit(0);
        return;
      case CLOSE_THEN_EXIT:
        vertx.close().await();
        System.exit(0);
        return;
      case CLOSE_AND_EXIT:
        vertx.close();
        System.exit(0);
        return;
      case EXIT_WHILE_OPENING:
        keepOpening();
        System.exit(0);
        return;
      case SIGNAL_WHILE_OPENING:
        keepOpening();
        System.out.println("ready");
        return;
      default:
        System.out.println("ready");
    }
  }

  private void openFromVerticles() {
    for (ThreadingModel model : List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER)) {
      vertx.deployVerticle(new VerticleBase() {
        @Override
        public Future<?> start() {
          return openAll();
        }
      }, new DeploymentOptions().setThreadingModel(model)).await();
    }
  }

  private Future<?> openAll() {
    List<Future<?>> opened = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      opened.add(kind.open(fs, new TempFileOptions()).compose(file -> use(file).write(CONTENT)));
    }
    opened.add(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)).compose(NamedTempFile::close));
    opened.add(fs.createTempDirectory().compose(created -> fill(use(created))));
    return Future.all(opened);
  }

  /** What is in use is not forgotten, which would be reported. */
  private <T> T use(T handle) {
    inUse.add(handle);
    return handle;
  }

  private Future<Void> fill(TempDirectory directory) {
    return vertx.fileSystem().mkdirs(directory.resolve("a/b"))
      .compose(v -> vertx.fileSystem().writeFile(directory.resolve("a/b/c"), CONTENT))
      .compose(v -> vertx.fileSystem().symlink(directory.resolve("link"), "/tmp"));
  }

  /** Open without end; return when each thread has begun. */
  private void keepOpening() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(THREADS * 20);
    for (int i = 0; i < THREADS; i++) {
      new Thread(() -> {
        while (true) {
          try {
            openAll().await();
            begun.countDown();
          } catch (Exception e) {
            return;
          }
        }
      }).start();
    }
    begun.await();
  }
}
