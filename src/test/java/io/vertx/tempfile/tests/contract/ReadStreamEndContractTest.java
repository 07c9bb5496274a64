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
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.Pipe;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;

import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of a read stream belongs to one read: whoever begins another one does not hear of it.
 */
class ReadStreamEndContractTest extends ContractTestBase {

  /** A file that was read to its end with nobody there to hear of that. */
  private TempFile unheardEnd(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.handler(data -> { });
    await(eventually(() -> file.getReadPos() == CONTENT.length()));
    settle(file);
    return file;
  }

  @EachKind
  void aPipeHearsOfNoEndBeforeTheOneThatItReadsTo(Kind kind) {
    TempFile file = unheardEnd(kind);
    TempFile target = open(Kind.SPOOLED_IN_MEMORY);

    file.setReadPos(0);
    await(file.pipeTo(target));

    assertThat(contentOf(target)).isEqualTo(CONTENT);
  }

  @EachKind
  void aPipeOnTheOwnerHearsOfNoEndBeforeTheOneThatItReadsTo(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    TempFile target = open(owner, Kind.SPOOLED_IN_MEMORY);
    await(on(owner, () -> {
      file.handler(data -> { });
      return file.write(CONTENT);
    }));
    settle(file);

    await(on(owner, () -> {
      file.setReadPos(0);
      Pipe<Buffer> pipe = file.pipe();
      Promise<Void> piped = Promise.promise();
      Vertx.currentContext().runOnContext(v -> pipe.to(target).onComplete(piped));
      return piped.future();
    }));

    assertThat(contentOf(target)).isEqualTo(CONTENT);
  }

  @EachKind
  void anotherLengthBeginsAnotherRead(Kind kind) {
    TempFile file = open(kind, CONTENT);
    file.setReadLength(CHUNK);
    file.handler(data -> { });
    await(eventually(() -> file.getReadPos() == CHUNK));
    settle(file);

    file.setReadLength(2 * CHUNK);
    TempFile target = open(Kind.SPOOLED_IN_MEMORY);
    await(file.pipeTo(target));

    assertThat(contentOf(target)).isEqualTo(CONTENT.getBuffer(CHUNK, 3 * CHUNK));
  }

  @EachKind
  void aWriteBehindTheEndBeginsAnotherRead(Kind kind) {
    TempFile file = unheardEnd(kind);
    TempFile target = open(Kind.SPOOLED_IN_MEMORY);

    file.write(chunk(0));
    await(file.pipeTo(target));

    assertThat(contentOf(target)).isEqualTo(chunk(0));
  }

  @EachKind
  void aNewHandlerBeginsAnotherRead(Kind kind) {
    TempFile file = unheardEnd(kind);
    AtomicInteger ends = new AtomicInteger();

    file.pause();
    file.handler(data -> { });
    file.endHandler(v -> ends.incrementAndGet());
    settle(file);
    int endsWhilePaused = ends.get();
    file.resume();
    await(eventually(() -> ends.get() > 0));
    settle(file);

    assertThat(endsWhilePaused).isZero();
    assertThat(ends).hasValue(1);
  }
}
