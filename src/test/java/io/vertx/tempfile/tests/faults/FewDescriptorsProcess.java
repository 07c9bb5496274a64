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

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * A process that has no descriptors left for a while. Says what fails meanwhile and how, and what works afterwards, a line for each.
 */
public final class FewDescriptorsProcess {

  private static final Buffer CONTENT = Buffer.buffer("content");

  private final Deque<FileInputStream> taken = new ArrayDeque<>();

  private FewDescriptorsProcess() {
  }

  /**
   * @param args the directory
   */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    new FewDescriptorsProcess().run(vertx, Path.of(args[0]));
    vertx.close().await();
  }

  private void run(Vertx vertx, Path directory) throws Exception {
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
    use(fs, directory);
    TempFile file = fs.openTempFile().await();
    file.write(CONTENT).await();
    SpooledTempFile spooled = fs.openSpooledTempFile().await();
    spooled.write(CONTENT).await();
    TempDirectory filled = fs.createTempDirectory().await();
    Files.writeString(Path.of(filled.resolve("inside")), "content");
    takeAll();

    say("open", fs.openTempFile());
    say("open named", fs.openNamedTempFile());
    say("roll over", spooled.rollover());
    say("persist", spooled.persist(directory.resolve("published").toString()));
    say("remove", filled.close());
    say("write", file.write(CONTENT));
    giveBack();
    say("open again", fs.openTempFile().compose(TempFile::close));
    say("roll over again", spooled.rollover().compose(v -> spooled.write(CONTENT)));
    say("what is in it", spooled.setReadPos(0).readAll());
    say("what is in the other", file.setReadPos(0).readAll());
    say("persist again", spooled.persist(directory.resolve("published").toString()));
    say("remove again", filled.close());
    Files.delete(directory.resolve("published"));
  }

  /** Once before, so that all classes are there and their files open. */
  private void use(TempFileSystem fs, Path directory) throws IOException {
    SpooledTempFile spooled = fs.openSpooledTempFile().await();
    spooled.write(CONTENT).await();
    spooled.rollover().await();
    fs.openNamedTempFile().compose(TempFile::close).await();
    spooled.persist(directory.resolve("published").toString()).await();
    Files.delete(directory.resolve("published"));
    fs.createTempDirectory().compose(TempDirectory::close).await();
    String missing = directory.resolve("missing").toString();
    say("in no directory", fs.openTempFile(new TempFileOptions().setDirectory(missing)));
    say("to no directory", fs.openTempFile().compose(file -> file.persist(missing + "/target").eventually(file::close)));
  }

  private void takeAll() {
    try {
      while (true) {
        taken.push(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      // none left
    }
  }

  private void giveBack() throws IOException {
    for (FileInputStream input : taken) {
      input.close();
    }
  }

  private static void say(String what, Future<?> future) {
    String outcome;
    try {
      outcome = "works: " + future.await(10, TimeUnit.SECONDS);
    } catch (Throwable e) {
      outcome = "fails: " + e + " of " + e.getCause();
    }
    System.out.println(what + " " + outcome);
  }
}
