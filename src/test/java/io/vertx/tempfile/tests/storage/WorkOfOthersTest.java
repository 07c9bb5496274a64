/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.storage;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who calls does no more than a bounded part of the work that others have called for.
 */
class WorkOfOthersTest extends TempFileTestBase {

  private static final int LARGEST_PART = 20;

  /** Counts the operations that each thread does. */
  private static final class CountingStorage extends WrappedStorage {

    final ThreadLocal<Integer> done = ThreadLocal.withInitial(() -> 0);

    CountingStorage(Storage storage) {
      super(storage);
    }

    @Override
    <T> Future<T> operate(Supplier<Future<T>> operation) {
      done.set(done.get() + 1);
      return operation.get();
    }
  }

  private CountingStorage storage;

  private TempFile openInMemory(Context owner) {
    TempFileSystem counting = TempFileSystemImpl.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()),
      new TempNames(), (storage, options) -> this.storage = new CountingStorage(storage));
    Promise<TempFile> opened = Promise.promise();
    owner.runOnContext(v -> counting.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(100_000_000)).map(file -> (TempFile) file)
      .onComplete(opened));
    return hold(await(opened.future()));
  }

  @Test
  void aCallDoesLittleOfWhatOtherThreadsCallMeanwhile() throws Exception {
    Context owner = vertx.getOrCreateContext();
    TempFile file = openInMemory(owner);
    Buffer data = random(4096);
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread writer = new Thread(() -> {
        for (int count = 0; count < 100_000 && !Thread.currentThread().isInterrupted(); count++) {
          file.write(data, 4096L * (count % 100));
        }
      });
      writer.start();
      writers.add(writer);
    }
    Promise<Integer> most = Promise.promise();

    owner.runOnContext(v -> callAgainAndAgain(owner, file, 1000, 0, most));

    assertThat(await(most.future())).isLessThanOrEqualTo(LARGEST_PART);
    for (Thread writer : writers) {
      writer.interrupt();
      writer.join();
    }
    await(file.close());
  }

  private void callAgainAndAgain(Context owner, TempFile file, int calls, int most, Promise<Integer> result) {
    if (calls == 0) {
      result.complete(most);
      return;
    }
    int before = storage.done.get();
    file.size();
    int part = storage.done.get() - before;
    owner.runOnContext(v -> callAgainAndAgain(owner, file, calls - 1, Math.max(most, part), result));
  }

  @Test
  void aWorkerLeavesWhatWaitedForItToOthersAfterAWhile() {
    Context owner = vertx.getOrCreateContext();
    TempFile file = openInMemory(owner);
    Buffer large = random(2 * 1024 * 1024);
    Promise<Void> done = Promise.promise();
    List<Future<?>> calls = new ArrayList<>();

    // The first takes a worker some time, and all others wait behind it
    owner.runOnContext(v -> {
      calls.add(file.write(large, 0));
      for (int i = 0; i < 1000; i++) {
        calls.add(file.write(Buffer.buffer("x"), i));
      }
      Future.all(calls).<Void>mapEmpty().onComplete(done);
    });

    await(done.future());
    assertThat(await(file.size())).isEqualTo(large.length());
  }
}
