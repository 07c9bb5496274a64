/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A node in a process of its own, to be killed: it checks in files and tells their checks, or claims the files whose checks a file has, and
 * tells which it has got.
 * It joins the cluster that its arguments name, and then waits for a line that says what to do:
 * <pre>
 *   owner   directory count [first number [port public port]]
 *   claimer directory file [first number]
 * </pre>
 */
public final class NodeProcess {

  static final int LANES = 2;
  static final long LEASE = 1000;

  private static final int[] SIZES = {0, 1, 5000, 70_000, 300_000, 1_000_000, 3_000_000};

  private NodeProcess() {
  }

  /** The content of a file of that number. */
  static Buffer content(int number) {
    byte[] bytes = new byte[SIZES[number % SIZES.length]];
    new Random(number).nextBytes(bytes);
    return Buffer.buffer(bytes);
  }

  static Future<String> checkIn(TempFileSystem fs, int number) {
    Kind kind = List.copyOf(Kind.ordinary()).get(number % Kind.ordinary().size());
    return kind.open(fs, new TempFileOptions()).compose(file -> file.write(content(number)).compose(v -> file.checkIn()));
  }

  /** Whether a file is that of the number; it is closed then. */
  static Future<Boolean> verify(TempFile file, int number) {
    file.setReadPos(0);
    return file.readAll().compose(read -> file.close().map(v -> read.equals(content(number))));
  }

  static TempFileSystemOptions options(Path directory) {
    return new TempFileSystemOptions().setDirectory(directory.toString())
      .setClusterTransfer(new ClusterTransferOptions().setLease(LEASE));
  }

  public static void main(String[] args) throws Exception {
    Vertx vertx = new Cluster(args[0], Integer.parseInt(args[1])).join().await();
    String[] task = ChildJvm.line().split(" ");
    ChildJvm.endWithParent();
    TempFileSystemOptions options = options(Path.of(task[1]));
    if (task.length > 4) {
      options.getClusterTransfer().setPort(Integer.parseInt(task[4])).setPublicPort(Integer.parseInt(task[5]));
    }
    TempFileSystem fs = TempFileSystem.create(vertx, options);
    int first = task.length > 3 ? Integer.parseInt(task[3]) : 0;
    if (task[0].equals("owner")) {
      List<String> checks = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(task[2]); i++) {
        checks.add(checkIn(fs, first + i).await());
      }
      say("checks " + String.join(" ", checks));
    } else {
      List<String> checks = Files.readAllLines(Path.of(task[2]));
      Iterator<Integer> indices = IntStream.range(0, checks.size()).iterator();
      List<Future<Void>> lanes = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        Promise<Void> lane = Promise.promise();
        vertx.runOnContext(v -> claimAll(fs, checks, indices, first, lane));
        lanes.add(lane.future());
      }
      Future.join(lanes).await();
      say("done");
    }
  }

  private static void claimAll(TempFileSystem fs, List<String> checks, Iterator<Integer> indices, int first, Promise<Void> lane) {
    int index;
    synchronized (indices) {
      if (!indices.hasNext()) {
        lane.complete();
        return;
      }
      index = indices.next();
    }
    fs.claim(checks.get(index)).compose(file -> {
      say("claimed " + index);
      return verify(file, first + index);
    }).onComplete((right, failure) -> {
      if (failure != null || !right) {
        say("wrong " + index + " " + failure);
      }
      claimAll(fs, checks, indices, first, lane);
    });
  }

  private static synchronized void say(String line) {
    System.out.print(line + "\n");
    System.out.flush();
  }
}
