/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.names.TempNames;
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
 * A Vert.x, a temporary file system with a directory of its own, and the check that each test leaves the directory empty.
 */
public abstract class TempFileTestBase {

  /** So long nothing takes that comes at all, however busy the machine is. */
  private static final long PATIENCE_SECONDS = 120;

  @TempDir
  protected Path directory;
  protected Vertx vertx;
  protected TempFileSystem fs;
  private final FutureRecorder futures = new FutureRecorder();
  private final Queue<Object> held = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void createFileSystem() {
    vertx = Vertx.vertx();
    TempFileSystem plain = create(new TempFileSystemOptions().setDirectory(directory.toString()));
    fs = recordsFutures() ? futures.around(plain) : plain;
  }

  /** Whether the test gets a file system that notes what it returns, rather than one that it can look into. */
  protected boolean recordsFutures() {
    return true;
  }

  /** A file system that knows of all kinds. */
  private TempFileSystem create(TempFileSystemOptions options) {
    return TempFileSystemImpl.create(vertx, options, new TempNames(), (storage, fileOptions) ->
      fileOptions.getPrefix().equals(JitteryStorage.PREFIX) ? new JitteryStorage(storage) : storage);
  }

  @AfterEach
  void nothingIsLeft() {
    await(vertx.close());
    assertThat(everythingIn(directory)).as("left in the temporary directory").isEmpty();
    assertThat(futures.pending()).as("calls that were never told their outcome").isEmpty();
  }

  protected static <T> T await(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not completed in " + PATIENCE_SECONDS + " s", e);
    }
  }

  /** Completes when the condition holds, which is looked at every few milliseconds. */
  protected Future<Void> eventually(BooleanSupplier condition) {
    Promise<Void> promise = Promise.promise();
    vertx.setPeriodic(5, timer -> {
      if (condition.getAsBoolean()) {
        promise.tryComplete();
        // Fails while the timer is being set by a thread that the processor has left, and is done when it goes off again
        vertx.cancelTimer(timer);
      }
    });
    return promise.future();
  }

  protected static Throwable failureOf(Future<?> future) {
    Throwable failure = catchThrowable(() -> await(future));
    assertThat(failure).as("the failure of the future").isNotNull().isNotInstanceOf(AssertionError.class);
    return failure;
  }

  protected TempFile open(Kind kind) {
    return open(kind, new TempFileOptions());
  }

  protected TempFile open(Kind kind, TempFileOptions options) {
    return hold(await(kind.open(fs, options)));
  }

  /** What a test has open it does not forget, which would be reported. */
  protected <T> T hold(T handle) {
    held.add(handle);
    return handle;
  }

  /** A file of that content, read from 0, written at its end. */
  protected TempFile open(Kind kind, Buffer content) {
    TempFile file = open(kind);
    await(file.write(content));
    return file;
  }

  protected static Buffer contentOf(TempFile file) {
    file.setReadPos(0);
    return await(file.readAll());
  }

  /** What is there but for the journal, which may stay for a second when nothing else is there any more. */
  protected static List<Path> content(Path directory) {
    return everythingIn(directory).stream().filter(path -> !isJournal(path)).collect(Collectors.toList());
  }

  protected static List<Path> journalsIn(Path directory) {
    return everythingIn(directory).stream().filter(TempFileTestBase::isJournal).collect(Collectors.toList());
  }

  protected static List<Path> everythingIn(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      return children.collect(Collectors.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isJournal(Path path) {
    return path.getFileName().toString().matches("vertx-tempfile-.*\\.journal");
  }

  protected static Buffer random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return Buffer.buffer(bytes);
  }
}
