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

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A process that writes and reads at once more than the direct memory that it has. Says whether what it reads is what it wrote.
 */
public final class LittleDirectMemoryProcess {

  private static final int SIZE = 20 * 1024 * 1024;

  private LittleDirectMemoryProcess() {
  }

  /**
   * @param args the directory
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[0]));
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    TempFile file = fs.openTempFile(new TempFileOptions().setReadBufferSize(SIZE)).await();
    file.write(Buffer.buffer(content)).await(20, TimeUnit.SECONDS);
    Buffer received = Buffer.buffer(SIZE);
    Promise<Void> ended = Promise.promise();
    file.endHandler(v -> ended.complete());
    file.handler(received::appendBuffer);
    ended.future().await(20, TimeUnit.SECONDS);
    System.out.println("same " + received.equals(Buffer.buffer(content)));
    vertx.close().await();
  }
}
