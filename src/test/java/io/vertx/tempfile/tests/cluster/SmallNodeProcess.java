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

import io.netty.util.internal.PlatformDependent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * A node in a process of its own, which has little memory: it checks files in and tells their checks, or reads such a line and claims all of
 * them at once. In the end it tells how much direct memory it had at most.
 * <pre>
 *   owner|claimer cluster port directory count bytes
 * </pre>
 */
public final class SmallNodeProcess {

  private static final int CHUNK = 64 * 1024;
  private static final long MIB = 1024 * 1024;

  private static volatile long most;

  private SmallNodeProcess() {
  }

  public static void main(String[] args) throws Exception {
    Vertx vertx = new Cluster(args[1], Integer.parseInt(args[2])).join().await();
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(args[3]).setMemoryBudget(0)
      .setClusterTransfer(new ClusterTransferOptions()));
    vertx.setPeriodic(1, timer -> most = Math.max(most, directMemory()));
    int count = Integer.parseInt(args[4]);
    long bytes = Long.parseLong(args[5]);
    if (args[0].equals("owner")) {
      List<String> checks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        TempFile file = fs.openTempFile().await();
        for (long left = bytes; left > 0; left -= CHUNK) {
          file.write(Buffer.buffer(new byte[(int) Math.min(CHUNK, left)])).await();
        }
        checks.add(file.checkIn().await());
      }
      System.out.println(String.join(" ", checks));
      ChildJvm.line();
    } else {
      List<Future<TempFile>> claims = new ArrayList<>();
      for (String check : ChildJvm.line().split(" ")) {
        claims.add(fs.claim(check));
      }
      for (Future<TempFile> claim : claims) {
        long size = claim.await().size().await();
        if (size != bytes) {
          throw new AssertionError("claimed " + size + " bytes");
        }
      }
    }
    System.out.println("MiB of direct memory: " + most / MIB);
    Runtime.getRuntime().halt(0);
  }

  /** That of Netty, and that of the JDK. */
  private static long directMemory() {
    return Math.max(0, PlatformDependent.usedDirectMemory())
      + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
  }
}
