/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that writes on an event loop while next to no direct memory is left, which the JDK waits for before it gives up. Says whether
 * the event loop waited within its calls, and how much was stored.
 */
public final class NoDirectMemoryProcess {

  private static final int LEFT = 256 * 1024;
  private static final int CALLS = 500;
  private static final int SIZE = 8 * 1024;

  private NoDirectMemoryProcess() {
  }

  /**
   * @param args the directory
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[0]));
    Context owner = vertx.getOrCreateContext();
    Promise<TempFile> opened = Promise.promise();
    owner.runOnContext(v -> fs.openTempFile().onComplete(opened));
    TempFile file = opened.future().await(20, TimeUnit.SECONDS);
    List<ByteBuffer> used = useUp();

    Promise<Boolean> waited = Promise.promise();
    Promise<Void> stored = Promise.promise();
    owner.runOnContext(v -> {
      Watcher watcher = new Watcher(Thread.currentThread());
      List<Future<Void>> writes = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        writes.add(file.write(Buffer.buffer(new byte[SIZE])));
      }
      waited.complete(watcher.end());
      Future.all(writes).<Void>mapEmpty().onComplete(stored);
    });
    System.out.println("waited " + waited.future().await(60, TimeUnit.SECONDS));
    stored.future().await(60, TimeUnit.SECONDS);
    System.out.println("stored " + file.size().await(20, TimeUnit.SECONDS));
    used.clear();
    vertx.close().await();
  }

  private static List<ByteBuffer> useUp() {
    List<ByteBuffer> used = new ArrayList<>();
    used.add(ByteBuffer.allocateDirect(LEFT));
    for (int size = 1024 * 1024; size >= 8 * 1024; ) {
      try {
        used.add(ByteBuffer.allocateDirect(size));
      } catch (OutOfMemoryError e) {
        size /= 8; // each takes the JDK half a second to find out
      }
    }
    // What is left comes back with a collection, which is the first thing that the JDK does when it has run out
    used.remove(0);
    return used;
  }

  /** Looks without a pause at what another thread does. */
  private static final class Watcher implements Runnable {

    private final Thread watched;
    private volatile boolean over;
    private volatile boolean waited;

    Watcher(Thread watched) {
      this.watched = watched;
      new Thread(this).start();
    }

    @Override
    public void run() {
      while (!over) {
        waited |= watched.getState() == Thread.State.TIMED_WAITING;
      }
    }

    boolean end() {
      over = true;
      return waited;
    }
  }
}
