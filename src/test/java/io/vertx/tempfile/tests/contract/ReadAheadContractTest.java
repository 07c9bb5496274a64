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
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stream that reads ahead delivers what was written before the delivery was asked for, and not what it had read.
 */
class ReadAheadContractTest extends ContractTestBase {

  /** A stream that was paused in its first buffer, with others read ahead. */
  private Future<Buffer> pausedAfterTheFirstChunk(TempFile file) {
    Promise<Buffer> ended = Promise.promise();
    Promise<Void> first = Promise.promise();
    AtomicBoolean begun = new AtomicBoolean();
    Buffer received = Buffer.buffer();
    file.setReadBufferSize(CHUNK);
    file.exceptionHandler(ended::tryFail);
    file.endHandler(v -> ended.complete(received));
    file.handler(data -> {
      received.appendBuffer(data);
      if (begun.compareAndSet(false, true)) {
        file.pause();
        first.complete();
      }
    });
    await(first.future());
    settle(file);
    return ended.future();
  }

  @EachKind
  void aStreamDeliversWhatWasOverwrittenBefore(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Future<Buffer> stream = pausedAfterTheFirstChunk(file);

    file.write(filled(2 * CHUNK, 1), CHUNK + 500);
    file.resume();

    assertThat(await(stream)).isEqualTo(
      concat(CONTENT.getBuffer(0, CHUNK + 500), filled(2 * CHUNK, 1), CONTENT.getBuffer(3 * CHUNK + 500, CONTENT.length())));
  }

  @EachKind
  void aStreamEndsWhereTheFileWasTruncatedBefore(Kind kind) {
    TempFile file = open(kind, CONTENT);
    Future<Buffer> stream = pausedAfterTheFirstChunk(file);

    file.truncate(CHUNK + 10);
    file.resume();

    assertThat(await(stream)).isEqualTo(CONTENT.getBuffer(0, CHUNK + 10));
  }

  @EachKind
  void aStreamDeliversWhatWasAppendedBefore(Kind kind) {
    TempFile file = open(kind, CONTENT.getBuffer(0, CHUNK + 10));
    Future<Buffer> stream = pausedAfterTheFirstChunk(file);

    file.write(CONTENT.getBuffer(CHUNK + 10, CONTENT.length()));
    file.resume();

    assertThat(await(stream)).isEqualTo(CONTENT);
  }

  @EachKind
  void aStreamAtTheEndDeliversWhatWasAppendedBefore(Kind kind) {
    TempFile file = open(kind, chunk(0));
    Future<Buffer> stream = pausedAfterTheFirstChunk(file);

    file.write(chunk(1));
    file.resume();

    assertThat(await(stream)).isEqualTo(CONTENT.getBuffer(0, 2 * CHUNK));
  }

  @EachKind
  void aStreamDeliversZerosWhereTheFileWasExtendedBefore(Kind kind) {
    TempFile file = open(kind, chunk(0));
    Future<Buffer> stream = pausedAfterTheFirstChunk(file);

    file.truncate(3 * CHUNK);
    file.resume();

    assertThat(await(stream)).isEqualTo(concat(chunk(0), zeros(2 * CHUNK)));
  }

  @EachKind
  void aStreamThatReadsOnWhileAnAppendWaitsDeliversIt(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, new TempFileOptions().setAppend(true).setReadBufferSize(100));

    Future<Buffer> stream = on(owner, () -> {
      file.write(chunk(0));
      file.setReadPos(CHUNK);
      Future<Buffer> read = stream(file);
      file.write(chunk(1));
      return read;
    });

    assertThat(await(stream)).isEqualTo(chunk(1));
  }

  @EachKind
  void aStreamThatReadsOnWhileAWriteWaitsDeliversIt(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind, new TempFileOptions().setReadBufferSize(100));

    Future<Buffer> stream = on(owner, () -> {
      file.write(chunk(0));
      file.setReadPos(CHUNK);
      Future<Buffer> read = stream(file);
      file.write(chunk(1));
      return read;
    });

    assertThat(await(stream)).isEqualTo(chunk(1));
  }

  @EachKind
  void aStreamSetUpInTheTurnOfTheWritesSeesThem(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);

    Future<Buffer> stream = on(owner, () -> {
      writeInChunks(file);
      return stream(file);
    });

    assertThat(await(stream)).isEqualTo(CONTENT);
  }
}
