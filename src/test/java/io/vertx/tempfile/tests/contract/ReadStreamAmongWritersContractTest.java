/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A read stream goes on while others write to the same file without end.
 */
class ReadStreamAmongWritersContractTest extends ContractTestBase {

  @EachKind
  void writersOfTheHeaderDoNotStarveAReaderBehindIt(Kind kind) {
    Buffer large = random(2 * 1024 * 1024);
    TempFile file = open(kind, large);
    file.setReadPos(CHUNK).setReadBufferSize(CHUNK);
    Rewriters rewriters = new Rewriters(file, 16);

    Buffer received = await(stream(file));
    rewriters.stop();

    assertThat(received).isEqualTo(large.getBuffer(CHUNK, large.length()));
    // About six for each buffer, however fast the machine is; hundreds where each write has the reader begin anew
    assertThat(rewriters.rounds.get()).isLessThan(50 * large.length() / CHUNK);
  }

  @EachKind
  void writersOfTheSamePlaceDoNotStarveAReader(Kind kind) {
    TempFile file = open(kind, filled(CHUNK, 1));
    Rewriters rewriters = new Rewriters(file, 4);

    Buffer received = await(stream(file));
    rewriters.stop();

    assertThat(received).isEqualTo(filled(CHUNK, 1));
  }

  /** Some that overwrite the beginning of a file again and again. */
  private final class Rewriters {

    final AtomicInteger rounds = new AtomicInteger();
    private final TempFile file;
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final List<Future<Void>> stopped = new ArrayList<>();

    Rewriters(TempFile file, int count) {
      this.file = file;
      Context context = vertx.getOrCreateContext();
      for (int i = 0; i < count; i++) {
        Promise<Void> promise = Promise.promise();
        stopped.add(promise.future());
        context.runOnContext(v -> rewrite(promise));
      }
      await(eventually(() -> rounds.get() > 10));
      rounds.set(0);
    }

    private void rewrite(Promise<Void> promise) {
      if (!on.get()) {
        promise.complete();
        return;
      }
      file.write(filled(CHUNK, 1), 0).onComplete(v -> {
        rounds.incrementAndGet();
        // Now and then with a turn in between, or all would be one turn in memory
        if (rounds.get() % 16 == 0) {
          Vertx.currentContext().runOnContext(w -> rewrite(promise));
        } else {
          rewrite(promise);
        }
      });
    }

    void stop() {
      on.set(false);
      await(Future.all(stopped));
    }
  }
}
