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

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.impl.limits.SpareDescriptors;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that have a second channel to read and write by, and what can happen to that.
 */
class SecondChannelTest extends TempFileTestBase {

  private static final int CHUNK = 8192;
  private static final int CHUNKS = 500;

  private final Buffer chunk = random(CHUNK);

  /** To interrupt a thread closes the channel that it is reading or writing. */
  @ParameterizedTest
  @EnumSource(value = Kind.class, names = {"NAMED", "SPOOLED_ON_DISK"})
  void workersThatAreInterruptedLoseNothing(Kind kind) throws InterruptedException {
    TempFile file = open(kind);
    await(file.write(chunk));
    List<Future<?>> calls = new ArrayList<>();

    whileWorkersAreInterrupted(() -> {
      for (int i = 1; i < CHUNKS; i++) {
        calls.add(file.write(chunk));
        calls.add(file.read(Buffer.buffer(), 0, (i - 1) * (long) CHUNK, CHUNK).map(read -> {
          assertThat(read.equals(chunk)).isTrue();
          return read;
        }));
        if (i % 20 == 0) {
          await(Future.join(calls));
        }
      }
      await(Future.join(calls));
    });

    await(file.truncate(CHUNKS * (long) CHUNK - 1));
    Buffer content = contentOf(file);
    assertThat(content.length()).isEqualTo(CHUNKS * CHUNK - 1);
    for (int i = 0; i < CHUNKS - 1; i++) {
      assertThat(content.getBuffer(i * CHUNK, (i + 1) * CHUNK).equals(chunk)).as("chunk %d", i).isTrue();
    }
  }

  private static void whileWorkersAreInterrupted(Runnable work) throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread interrupter = new Thread(() -> {
      while (!done.get()) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
          if (thread.getName().startsWith("vert.x-internal-blocking")) {
            thread.interrupt();
          }
        }
      }
    });
    interrupter.start();
    try {
      work.run();
    } finally {
      done.set(true);
      interrupter.join();
    }
  }

  @Test
  void theDescriptorGoesWithTheFile() {
    int before = SpareDescriptors.SHARED.kept();
    List<Future<Void>> closed = new ArrayList<>();

    for (Kind kind : Kind.values()) {
      closed.add(open(kind, chunk).close());
    }

    await(Future.join(closed));
    assertThat(SpareDescriptors.SHARED.kept()).isEqualTo(before);
  }

  /** What is told stays good, which a channel does not that an interrupt can close. */
  @Test
  void whoAsksForTheDescriptorGetsTheOnlyOne() {
    int before = SpareDescriptors.SHARED.kept();
    TempFile file = open(Kind.SPOOLED_ON_DISK, chunk);
    assertThat(SpareDescriptors.SHARED.kept()).isEqualTo(before + 1);

    assertThat(await(file.fileDescriptor())).isPositive();

    assertThat(SpareDescriptors.SHARED.kept()).isEqualTo(before);
    await(file.write(chunk));
    await(file.truncate(CHUNK + 1));
    assertThat(contentOf(file).equals(Buffer.buffer().appendBuffer(chunk).appendBuffer(chunk.getBuffer(0, 1)))).isTrue();
  }

  @Test
  void aFileThatIsWrittenThroughHasNone() {
    int before = SpareDescriptors.SHARED.kept();

    open(Kind.NAMED, new TempFileOptions().setDsync(true));
    open(Kind.NAMED, new TempFileOptions().setSync(true));

    assertThat(SpareDescriptors.SHARED.kept()).isEqualTo(before);
  }
}
