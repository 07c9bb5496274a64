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

import io.vertx.core.Vertx;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Fills a temporary directory with a deep tree and closes it, when there are few descriptors left.
 */
public final class DeepTreeProcess {

  /** More than eight open levels and what the process does besides, far fewer than the tree has levels. */
  private static final int LEFT = 40;

  private DeepTreeProcess() {
  }

  /**
   * @param args the directory and the depth of the tree
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[0]));
    TempDirectory temporary = fs.createTempDirectory().await();
    Files.createDirectories(Path.of(temporary.resolve("d/".repeat(Integer.parseInt(args[1])))));
    // Its classes are loaded before descriptors are scarce: to load one takes a descriptor too
    TempDirectory first = fs.createTempDirectory().await();
    Files.createDirectories(Path.of(first.resolve("d/".repeat(100))));
    first.close().await();
    Deque<Closeable> ballast = takeDescriptors();
    temporary.close().await();
    while (!ballast.isEmpty()) {
      ballast.pop().close();
    }
    vertx.close().await();
  }

  private static Deque<Closeable> takeDescriptors() throws IOException {
    Deque<Closeable> taken = new ArrayDeque<>();
    try {
      while (true) {
        taken.push(new FileInputStream("/dev/null"));
      }
    } catch (FileNotFoundException e) {
      for (int i = 0; i < LEFT; i++) {
        taken.pop().close();
      }
      return taken;
    }
  }
}
