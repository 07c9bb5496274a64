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

import io.netty.buffer.ByteBuf;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.limits.GatheringMemory;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes that wait are gathered in memory that is bounded for all files together, and that goes back.
 */
class GatheringTest extends TempFileTestBase {

  private static final int FILES = 100;
  private static final Buffer DATA = random(8 * 1024);

  /** A storage whose first write takes until it is let go on, so that all others wait. */
  private static final class HeldStorage extends WrappedStorage {

    final Promise<Void> gate = Promise.promise();

    HeldStorage(Storage storage) {
      super(storage);
    }

    @Override
    public Future<Void> write(ByteBuf data, long position) {
      return gate.future().compose(v -> super.write(data, position));
    }
  }

  @Test
  void whatIsGatheredIsBoundedForAllFilesTogether() {
    List<HeldStorage> held = new CopyOnWriteArrayList<>();
    TempFileSystem holding = TempFileSystemImpl.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()),
      new TempNames(), (storage, options) -> {
        HeldStorage wrapped = new HeldStorage(storage);
        held.add(wrapped);
        return wrapped;
      });
    List<TempFile> files = new ArrayList<>();
    List<Future<?>> writes = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(hold(await(holding.openTempFile(new TempFileOptions().setWriteQueueMaxSize(64 * 1024 * 1024)))));
    }

    for (TempFile file : files) {
      for (int i = 0; i < 100; i++) {
        writes.add(file.write(DATA));
      }
    }
    int taken = GatheringMemory.shared().taken();
    held.forEach(storage -> storage.gate.complete());
    await(Future.all(writes));

    assertThat(taken).isLessThanOrEqualTo(GatheringMemory.LARGEST_COUNT);
    for (TempFile file : files) {
      assertThat(await(file.size())).isEqualTo(100L * DATA.length());
    }
  }

  @Test
  void whatIsGatheredGoesBack() {
    Context owner = vertx.getOrCreateContext();
    TempFile file = hold(await(fs.openTempFile()));
    Promise<Void> written = Promise.promise();

    owner.runOnContext(v -> {
      List<Future<?>> writes = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        writes.add(file.write(DATA));
      }
      Future.all(writes).<Void>mapEmpty().onComplete(written);
    });
    await(written.future());

    assertThat(GatheringMemory.shared().taken()).isZero();
    assertThat(await(file.size())).isEqualTo(1000L * DATA.length());
  }

  @Test
  void whoCallsMakesNoMoreOfIt() {
    List<ByteBuf> taken = new ArrayList<>();
    for (ByteBuf buffer = GatheringMemory.shared().take(); buffer != null; buffer = GatheringMemory.shared().take()) {
      taken.add(buffer);
    }
    int all = GatheringMemory.shared().taken();

    assertThat(GatheringMemory.shared().take()).isNull();
    assertThat(GatheringMemory.shared().taken()).isEqualTo(all);

    taken.forEach(GatheringMemory.shared()::giveBack);
  }
}
