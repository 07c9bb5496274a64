/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.orphans;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A process that does everything that leaves something on disk for a while, until it is killed. It says what is to stay before it does so,
 * and again when it is done.
 */
public final class BusyProcess {

  private static final Buffer CONTENT = Buffer.buffer(new byte[KilledProcessTest.LENGTH]);
  private static final PersistOptions UNSYNCED = new PersistOptions().setSync(false);
  private static final int THREADS = 3;

  private final Vertx vertx = Vertx.vertx();
  private final TempFileSystem fs;
  private final String elsewhere;
  private final Path targets;
  private final Collection<Object> open = new ConcurrentLinkedQueue<>();

  private BusyProcess(String directory, String elsewhere, String targets) {
    this.fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory));
    this.elsewhere = elsewhere;
    this.targets = Path.of(targets);
  }

  /**
   * @param args the base directory, another one, and one to persist to
   */
  public static void main(String[] args) {
    ChildJvm.endWithParent();
    BusyProcess process = new BusyProcess(args[0], args[1], args[2]);
    for (int i = 0; i < THREADS; i++) {
      new Thread(process::work).start();
    }
  }

  private void work() {
    Random random = new Random();
    while (true) {
      String directory = random.nextBoolean() ? null : elsewhere;
      if (random.nextInt(3) == 0) {
        useDirectory(random, directory);
      } else {
        useFile(random, directory);
      }
    }
  }

  private void useFile(Random random, String directory) {
    NamedTempFile file = fs.openNamedTempFile(new NamedTempFileOptions().setDirectory(directory).setDeleteOnClose(random.nextBoolean()))
      .await();
    file.write(CONTENT).await();
    switch (random.nextInt(6)) {
      case 0:
        say("keeping", file.path());
        say("kept", file.keep().await());
        break;
      case 1:
        persist(file);
        break;
      case 2:
        open.add(file);
        TempFile unnamed = fs.openSpooledTempFile().await();
        unnamed.write(CONTENT).await();
        persist(unnamed);
        break;
      case 3:
        open.add(file);
        break;
      default:
        file.close().await();
    }
  }

  private void persist(TempFile file) {
    String target = newTarget();
    say("keeping", target);
    file.persist(target, UNSYNCED).await();
    say("persisted", target);
  }

  private void useDirectory(Random random, String directory) {
    TempDirectory temporary = fs.createTempDirectory(new TempDirectoryOptions().setDirectory(directory)).await();
    vertx.fileSystem().mkdir(temporary.resolve("inner")).await();
    vertx.fileSystem().writeFile(temporary.resolve("inner/file"), CONTENT).await();
    vertx.fileSystem().symlink(temporary.resolve("link"), targets.toString()).await();
    switch (random.nextInt(5)) {
      case 0:
        say("keeping", temporary.path());
        say("kept", temporary.keep().await());
        break;
      case 1:
        String target = newTarget();
        say("keeping", target);
        temporary.persist(target, UNSYNCED).await();
        say("kept", target);
        break;
      case 2:
        open.add(temporary);
        break;
      default:
        temporary.close().await();
    }
  }

  private String newTarget() {
    return targets.resolve(UUID.randomUUID().toString()).toString();
  }

  private static void say(String what, String path) {
    System.out.println(what + " " + path);
  }
}
