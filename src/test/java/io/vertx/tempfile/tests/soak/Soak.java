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

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
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
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Uploads over HTTP, many at once, of random sizes: read, handed over and persisted, handed over and never claimed, past the limit, given
 * up in the middle, while the verticles that take them come and go. Everything that arrives is compared with what was sent.
 * <p>
 * {@code mvn -q test-compile exec:java@soak}, with {@code -Dseconds=} (60), {@code -Dclients=} (200) and {@code -Dseed=}, prints what became
 * of them and what was left, and exits with 1 if anything was wrong or is left.
 */
public final class Soak {

  static final String HOST = "127.0.0.1";
  /** The longest that anything may take, in milliseconds. */
  static final long PATIENCE = 20_000;

  private static final long CLAIM_TIMEOUT = 2000;
  private static final long BETWEEN_REDEPLOYMENTS = 250;
  private static final int RECEIVERS = 3;

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

  private void run(long milliseconds, int clients) throws Exception {
    for (int i = 0; i < RECEIVERS + 1; i++) {
      deployments.add(await(deploy(i)));
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    BooleanSupplier more = () -> System.nanoTime() < end;
    byte[] bytes = new byte[2 * (int) Receiver.LIMIT];
    random.nextBytes(bytes);
    Buffer source = Buffer.buffer(bytes);
    HttpClient client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(clients));
    List<Future<Void>> senders = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      senders.add(new Sender(client, port, source, tally, random.nextLong()).send(more));
    }
    Future<Void> redeployments = redeploy(more);
    Future.join(senders).await(milliseconds + 2 * PATIENCE, TimeUnit.MILLISECONDS);
    await(redeployments);
    await(client.close());
  }

  /** The first ones receive, on event loops and on a worker; the last one is the archive. */
  private Future<String> deploy(int which) {
    Supplier<Deployable> verticle = which < RECEIVERS
      ? () -> new Receiver(fs, tally, port)
      : () -> new Archive(fs, tally, published);
    ThreadingModel model = which < RECEIVERS - 1 ? ThreadingModel.EVENT_LOOP : ThreadingModel.WORKER;
    return vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(model));
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

  /** Close, and count what is left. */
  private void end() throws Exception {
    for (String deployment : deployments) {
      await(vertx.undeploy(deployment));
    }
    await(eventually(() -> fs.stats().getUnclaimedChecks() == 0));
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
    tally.pendingAreLeft();
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
    Tally tally = run(1000 * Long.getLong("seconds", 60), Integer.getInteger("clients", 200), seed);
    System.out.println("seed " + seed + "\n" + tally);
    if (!tally.isClean()) {
      System.exit(1);
    }
  }
}
