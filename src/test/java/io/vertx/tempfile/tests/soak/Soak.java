/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.soak;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.tests.OpenFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Uploads over HTTP/1.1, HTTP/2 and sockets, and in forms, many at once, of random sizes: read, handed over and persisted, handed over and
 * never claimed, past the limit, given up in the middle, while some of the verticles that take them come and go. Everything that arrives is
 * compared with what was sent, and every future has to be completed before the verticles are undeployed that would fail it.
 * <p>
 * {@code mvn -q test-compile exec:java@soak}, with {@code -Dseconds=} (60; 600 before a release), {@code -Dclients=} (200) and
 * {@code -Dseed=}, prints what became of them and what was left, and exits with 1 if anything was wrong or is left.
 */
public final class Soak {

  static final String HOST = "127.0.0.1";
  /** The longest that anything may take, in milliseconds. */
  static final long PATIENCE = 60_000;

  private static final long CLAIM_TIMEOUT = 2000;
  private static final long BETWEEN_REDEPLOYMENTS = 250;
  /** Those that stay. What they never tell no undeployment hides. */
  private static final List<ThreadingModel> STEADY = List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER);
  /** Those that are redeployed. */
  private static final List<ThreadingModel> COMING_AND_GOING = new ArrayList<>(List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER));

  static {
    if (Runtime.version().feature() >= 21) {
      COMING_AND_GOING.add(ThreadingModel.VIRTUAL_THREAD);
    }
  }


  /** Says of each message that it came just when the archive went. Held on to, as loggers are forgotten with what was set. */
  private static final Logger DISCARDED_MESSAGES = Logger.getLogger("io.vertx.core.eventbus.impl.MessageConsumerImpl");

  private final Vertx vertx = Vertx.vertx();
  private final Tally tally = new Tally();
  private final Path directory;
  private final Path published;
  private final TempFileSystem fs;
  private final Random random;
  private final List<String> deployments = new ArrayList<>();
  private final int port;
  private final int socketPort;

  private Soak(Path root, long seed) throws Exception {
    directory = Files.createDirectory(root.resolve("temporary"));
    published = Files.createDirectory(root.resolve("published"));
    random = new Random(seed);
    // Few bytes in memory, so that some files roll over early
    fs = TempFileSystem.create(vertx, new TempFileSystemOptions()
      .setDirectory(directory.toString())
      .setMemoryBudget(2 * 1024 * 1024)
      .setClaimTimeout(CLAIM_TIMEOUT));
    port = freePort();
    socketPort = freePort();
  }

  /**
   * @return what became of it all
   */
  static Tally run(long milliseconds, int clients, long seed) throws Exception {
    Path root = Files.createTempDirectory("soak");
    Soak soak = new Soak(root, seed);
    try {
      soak.run(milliseconds, clients);
      soak.end();
      return soak.tally;
    } finally {
      soak.vertx.close().await(PATIENCE, TimeUnit.MILLISECONDS);
      delete(root);
    }
  }

  private void run(long milliseconds, int clientCount) throws Exception {
    for (ThreadingModel model : STEADY) {
      await(deployReceiver(model));
    }
    for (int i = 0; i <= COMING_AND_GOING.size(); i++) {
      deployments.add(await(deploy(i)));
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    BooleanSupplier more = () -> System.nanoTime() < end;
    byte[] bytes = new byte[2 * (int) Receiver.LIMIT];
    random.nextBytes(bytes);
    Buffer source = Buffer.buffer(bytes);
    Clients clients = new Clients(vertx, clientCount, port, socketPort);
    List<Future<Void>> senders = new ArrayList<>();
    for (int i = 0; i < clientCount; i++) {
      senders.add(new Sender(clients, source, tally, random.nextLong()).send(more));
    }
    Future<Void> redeployments = redeploy(more);
    Future.join(senders).await(milliseconds + 2 * PATIENCE, TimeUnit.MILLISECONDS);
    await(redeployments);
    await(clients.close());
  }

  /** Receivers, and as the last one the archive. */
  private Future<String> deploy(int which) {
    return which < COMING_AND_GOING.size()
      ? deployReceiver(COMING_AND_GOING.get(which))
      : vertx.deployVerticle(() -> new Archive(fs, tally, published), new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
  }

  private Future<String> deployReceiver(ThreadingModel model) {
    return vertx.deployVerticle(() -> new Receiver(fs, tally, port, socketPort), new DeploymentOptions().setThreadingModel(model));
  }

  /** One after the other, so that most are there at any time. */
  private Future<Void> redeploy(BooleanSupplier more) {
    return vertx.timer(BETWEEN_REDEPLOYMENTS).compose(v -> {
      if (!more.getAsBoolean()) {
        return Future.succeededFuture();
      }
      int which = random.nextInt(deployments.size());
      tally.redeployments.incrementAndGet();
      return vertx.undeploy(deployments.get(which))
        .compose(w -> deploy(which))
        .compose(id -> {
          deployments.set(which, id);
          return redeploy(more);
        });
    });
  }

  /** Count what is left. */
  private void end() throws Exception {
    try {
      await(eventually(() -> tally.isNothingPending() && fs.stats().getUnclaimedChecks() == 0));
    } catch (TimeoutException e) {
      // What is pending is counted
    }
    tally.pendingAreLeft();
    System.gc(); // what is forgotten is found
    await(vertx.timer(200));
    TempFileSystemStats before = fs.stats();
    tally.left("files open", before.getOpenFiles());
    tally.left("directories open", before.getOpenDirectories());
    tally.left("claim checks", before.getUnclaimedChecks());
    tally.left("handles forgotten", before.getLeaks());
    await(fs.close());
    tally.left("bytes in memory", fs.stats().getBytesInMemory());
    tally.left("bytes on disk", fs.stats().getBytesOnDisk());
    tally.left("files in the directory", content(directory).size());
    tally.left("descriptors", OpenFiles.in(directory).size() + OpenFiles.in(published).size());
    tally.left("published files that are not whole", content(published).stream().filter(Soak::isNotWhole).count());
  }

  private Future<Void> eventually(BooleanSupplier condition) {
    return condition.getAsBoolean() ? Future.succeededFuture() : vertx.timer(10).compose(v -> eventually(condition));
  }

  private static boolean isNotWhole(Path file) {
    try {
      return !file.getFileName().toString().startsWith(Sum.of(Buffer.buffer(Files.readAllBytes(file))) + ".");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int freePort() throws TimeoutException {
    HttpServer server = await(vertx.createHttpServer().requestHandler(request -> { }).listen(0, HOST));
    int free = server.actualPort();
    await(server.close());
    return free;
  }

  private static <T> T await(Future<T> future) throws TimeoutException {
    return future.await(PATIENCE, TimeUnit.MILLISECONDS);
  }

  private static List<Path> content(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.collect(Collectors.toList());
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
        Files.delete(path);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    DISCARDED_MESSAGES.setLevel(Level.SEVERE);
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Tally tally = run(1000 * Long.getLong("seconds", 60), Integer.getInteger("clients", 200), seed);
    System.out.println(tally);
    if (!tally.isClean()) {
      System.exit(1);
    }
  }
}
