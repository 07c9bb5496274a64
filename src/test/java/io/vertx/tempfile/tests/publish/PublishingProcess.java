/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import io.vertx.core.Vertx;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that persists and keeps directories, and exits when it has begun; it says what it was told to be done, also while it exits.
 */
public final class PublishingProcess {

  /** How many files are in each directory. */
  static final int FILES = 200;

  private static final int DIRECTORIES = 40;
  private static final int THREADS = 2;
  private static final PersistOptions UNSYNCED = new PersistOptions().setSync(false);

  private final Path targets;
  private final List<TempDirectory> directories = new ArrayList<>();

  private PublishingProcess(TempFileSystem fs, Path targets) throws IOException {
    this.targets = targets;
    for (int i = 0; i < DIRECTORIES; i++) {
      TempDirectory temporary = fs.createTempDirectory().await();
      for (int j = 0; j < FILES; j++) {
        Files.createFile(Path.of(temporary.resolve("file" + j)));
      }
      directories.add(temporary);
    }
  }

  /**
   * @param args the base directory, one to persist to, and how many are published before it exits
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    PublishingProcess process =
      new PublishingProcess(TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[0])), Path.of(args[1]));
    for (int i = 0; i < THREADS; i++) {
      int first = i;
      new Thread(() -> process.publish(first, Integer.parseInt(args[2]))).start();
    }
  }

  private void publish(int first, int before) {
    for (int i = first; i < DIRECTORIES; i += THREADS) {
      if (i / THREADS == before) {
        new Thread(() -> System.exit(0)).start();
      }
      TempDirectory temporary = directories.get(i);
      String told;
      try {
        told = i % 8 < 2 ? temporary.keep().await() : persist(temporary, targets.resolve("target" + i).toString());
      } catch (RuntimeException e) {
        told = "failed";
      }
      System.out.println(told);
    }
  }

  private static String persist(TempDirectory temporary, String target) {
    temporary.persist(target, UNSYNCED).await();
    return target;
  }
}
