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

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Something between two nodes that does not always pass on what it should.
 */
final class FaultyProxy implements Closeable {

  private static final long NEVER = Long.MAX_VALUE;

  /** What becomes of the bytes that come back on one connection. */
  static final class Fault {

    private long cutAt = NEVER;
    private long stallAt = NEVER;
    private long corruptAt = NEVER;
    private long bytesPerSecond = NEVER;

    static Fault none() {
      return new Fault();
    }

    /** Close it after so many. */
    Fault cutAt(long count) {
      cutAt = count;
      return this;
    }

    /** Pass nothing more on after so many. */
    Fault stallAt(long count) {
      stallAt = count;
      return this;
    }

    /** Turn a bit of the one at that index. */
    Fault corruptAt(long index) {
      corruptAt = index;
      return this;
    }

    Fault throttleTo(long bytesPerSecond) {
      this.bytesPerSecond = bytesPerSecond;
      return this;
    }
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName(Cluster.LOOPBACK));
  private final int target;
  private final IntFunction<Fault> faults;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong passed = new AtomicLong();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  /**
   * @param faults by the number of the connection, from 0
   */
  FaultyProxy(int target, IntFunction<Fault> faults) throws IOException {
    this.target = target;
    this.faults = faults;
    inBackground(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** How many bytes were passed on to those who connected. */
  long passed() {
    return passed.get();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread = new Thread(() -> {
      try {
        work.run();
      } catch (IOException e) {
        // the connection is over
      }
    });
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      Fault fault = faults.apply(connections.getAndIncrement());
      Socket node = new Socket(InetAddress.getByName(Cluster.LOOPBACK), target);
      sockets.add(client);
      sockets.add(node);
      inBackground(() -> {
        try (client; node) {
          client.getInputStream().transferTo(node.getOutputStream());
        }
      });
      inBackground(() -> {
        try (client; node) {
          passBack(node.getInputStream(), client.getOutputStream(), fault);
        }
      });
    }
  }

  private void passBack(InputStream in, OutputStream out, Fault fault) throws IOException {
    byte[] bytes = new byte[8192];
    long start = System.nanoTime();
    long done = 0;
    for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
      if (fault.corruptAt >= done && fault.corruptAt < done + count) {
        bytes[(int) (fault.corruptAt - done)] ^= 4;
      }
      int wanted = (int) Math.min(count, Math.min(fault.cutAt, fault.stallAt) - done);
      out.write(bytes, 0, wanted);
      done += wanted;
      passed.addAndGet(wanted);
      if (done >= fault.cutAt) {
        return;
      }
      if (done >= fault.stallAt) {
        while (in.read() >= 0) {
          LockSupport.parkNanos(1_000_000);
        }
      }
      if (fault.bytesPerSecond != NEVER) {
        long due = start + done * 1_000_000_000L / fault.bytesPerSecond;
        while (System.nanoTime() - due < 0) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
