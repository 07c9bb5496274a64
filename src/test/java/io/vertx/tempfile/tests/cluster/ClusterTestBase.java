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
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.storage.JitteryStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Two nodes of a cluster in one process, each with a file system in a directory of its own, of which nothing is left.
 */
abstract class ClusterTestBase {

  private static final long PATIENCE_SECONDS = 120;

  /** What all tests of this process have in common, as it takes seconds to come together. */
  private static Cluster cluster;
  private static Vertx one;
  private static Vertx other;

  @TempDir
  Path directory;
  Vertx ownerVertx;
  Vertx claimerVertx;
  /** Where files are checked in. */
  TempFileSystem owner;
  /** Where they are claimed. */
  TempFileSystem claimer;
  private final Queue<Object> held = new ConcurrentLinkedQueue<>();

  static synchronized Cluster cluster() throws IOException {
    if (cluster == null) {
      cluster = Cluster.create();
      one = await(cluster.join());
      other = await(cluster.join());
    }
    return cluster;
  }

  @BeforeEach
  void createFileSystems() throws IOException {
    cluster();
    ownerVertx = one;
    claimerVertx = other;
    owner = fileSystem(ownerVertx, "owner", ownerOptions());
    claimer = fileSystem(claimerVertx, "claimer", claimerOptions());
  }

  TempFileSystemOptions ownerOptions() {
    return new TempFileSystemOptions().setClusterTransfer(transferOptions());
  }

  TempFileSystemOptions claimerOptions() {
    return new TempFileSystemOptions().setClusterTransfer(transferOptions());
  }

  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions();
  }

  /** One that knows of all kinds. */
  final TempFileSystem fileSystem(Vertx vertx, String name, TempFileSystemOptions options) throws IOException {
    Path place = Files.createDirectories(directory.resolve(name));
    return TempFileSystemImpl.create(vertx, options.setDirectory(place.toString()), new TempNames(), (storage, fileOptions) ->
      fileOptions.getPrefix().equals(JitteryStorage.PREFIX) ? new JitteryStorage(storage) : storage);
  }

  @AfterEach
  void nothingIsLeft() {
    await(owner.close());
    await(claimer.close());
    assertThat(owner.stats().getTransfersUnderWay()).as("transfers under way").isZero();
    assertThat(claimer.stats().getTransfersUnderWay()).as("transfers under way").isZero();
    assertThat(content("owner")).as("left by the owner").isEmpty();
    assertThat(content("claimer")).as("left by the claimer").isEmpty();
  }

  /** What is there but for the journal, which may stay for a second when nothing else is there any more. */
  final List<Path> content(String name) {
    try (Stream<Path> children = Files.list(directory.resolve(name))) {
      return children.filter(path -> !path.getFileName().toString().endsWith(".journal")).collect(Collectors.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not completed in " + PATIENCE_SECONDS + " s", e);
    }
  }

  static Throwable failureOf(Future<?> future) {
    Throwable failure = catchThrowable(() -> await(future));
    assertThat(failure).as("the failure of the future").isNotNull().isNotInstanceOf(AssertionError.class);
    return failure;
  }

  /** Completes when the condition holds, which is looked at every few milliseconds. */
  final Future<Void> eventually(BooleanSupplier condition) {
    Promise<Void> promise = Promise.promise();
    ownerVertx.setPeriodic(5, timer -> {
      if (condition.getAsBoolean()) {
        promise.tryComplete();
        ownerVertx.cancelTimer(timer);
      }
    });
    return promise.future();
  }

  final TempFile open(Kind kind, TempFileOptions options) {
    return hold(await(kind.open(owner, options)));
  }

  final TempFile open(Kind kind, Buffer content) {
    TempFile file = open(kind, new TempFileOptions());
    await(file.write(content));
    return file;
  }

  final <T> T hold(T handle) {
    held.add(handle);
    return handle;
  }

  final TempFile claim(String check) {
    return hold(await(claimer.claim(check)));
  }

  static Buffer contentOf(TempFile file) {
    file.setReadPos(0);
    return await(file.readAll());
  }

  static Buffer random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return Buffer.buffer(bytes);
  }
}
