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
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations take effect in the order of the calls, without the caller waiting for anything.
 */
class OrderContractTest extends ContractTestBase {

  @EachKind
  void aReadSeesTheWritesCalledBefore(Kind kind) {
    TempFile file = open(kind);

    writeInChunks(file);
    Future<Buffer> read = file.readAll();

    assertThat(await(read)).isEqualTo(CONTENT);
  }

  @EachKind
  void aReadDoesNotSeeTheWritesCalledAfter(Kind kind) {
    TempFile file = open(kind);

    file.write(chunk(0));
    Future<Buffer> read = file.readAll();
    file.write(chunk(1));

    assertThat(await(read)).isEqualTo(chunk(0));
  }

  @EachKind
  void aPositionalReadSeesThePositionalWriteCalledBefore(Kind kind) {
    TempFile file = open(kind, CONTENT);

    file.write(filled(3000, 1), 2000);
    Future<Buffer> read = file.read(Buffer.buffer(), 0, 1000, 5000);

    assertThat(await(read)).isEqualTo(concat(chunk(1), filled(3000, 1), chunk(5)));
  }

  @EachKind
  void aPositionalReadDoesNotSeeTheWriteCalledAfter(Kind kind) {
    TempFile file = open(kind, CONTENT);

    Future<Buffer> read = file.read(Buffer.buffer(), 0, 0, CONTENT.length());
    file.write(filled(CONTENT.length(), 1), 0);

    assertThat(await(read)).isEqualTo(CONTENT);
  }

  @EachKind
  void overlappingWritesTakeEffectInOrder(Kind kind) {
    TempFile file = open(kind);

    for (int i = 0; i < 50; i++) {
      file.write(filled(4000, i), i * 100L);
    }

    Buffer all = await(file.readAll());
    for (int i = 0; i < 49; i++) {
      assertThat(all.getByte(i * 100)).isEqualTo((byte) i);
    }
    assertThat(all.getBuffer(4900, all.length())).isEqualTo(filled(4000, 49));
  }

  @EachKind
  void theLastOfManyWritesToOnePlaceWins(Kind kind) {
    TempFile file = open(kind);

    for (int i = 0; i < 100; i++) {
      file.write(filled(3000, i), 0);
    }

    assertThat(await(file.readAll())).isEqualTo(filled(3000, 99));
  }

  @EachKind
  void truncateCutsWhatWasWrittenBefore(Kind kind) {
    TempFile file = open(kind);

    writeInChunks(file);
    file.truncate(1500);

    assertThat(await(file.readAll())).isEqualTo(CONTENT.getBuffer(0, 1500));
  }

  @EachKind
  void truncateDoesNotCutWhatIsWrittenAfter(Kind kind) {
    TempFile file = open(kind);

    writeInChunks(file);
    file.truncate(0);
    file.setWritePos(0);
    file.write(chunk(5));

    assertThat(await(file.readAll())).isEqualTo(chunk(5));
  }

  @EachKind
  void aReadBeforeTruncateSeesAll(Kind kind) {
    TempFile file = open(kind, CONTENT);

    Future<Buffer> read = file.readAll();
    file.truncate(0);

    assertThat(await(read)).isEqualTo(CONTENT);
  }

  @EachKind
  void sizeCountsTheWritesCalledBefore(Kind kind) {
    TempFile file = open(kind);

    writeInChunks(file);
    Future<Long> size = file.size();
    file.write(chunk(0));

    assertThat(await(size)).isEqualTo(CONTENT.length());
  }

  @EachKind
  void sizeBlockingCountsTheWritesCalledBefore(Kind kind) {
    TempFile file = open(kind);

    writeInChunks(file);

    assertThat(file.sizeBlocking()).isEqualTo(CONTENT.length());
  }

  @EachKind
  void closeComesAfterAll(Kind kind) {
    TempFile file = open(kind);

    List<Future<?>> called = new ArrayList<>(writeInChunks(file));
    called.add(file.truncate(5000));
    Future<Buffer> read = file.readAll();
    called.add(read);
    called.add(file.flush());
    await(file.close());

    assertThat(called).allMatch(Future::succeeded);
    assertThat(read.result()).isEqualTo(CONTENT.getBuffer(0, 5000));
  }

  @EachKind
  void writesCompleteInTheOrderOfTheCalls(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    List<Integer> completed = new ArrayList<>();
    List<Integer> called = new ArrayList<>();

    await(on(owner, () -> {
      for (int i = 0; i < 500; i++) {
        int number = i;
        called.add(number);
        file.write(random(100)).onComplete(v -> completed.add(number));
      }
      return file.flush();
    }));

    assertThat(completed).isEqualTo(called);
  }

  @EachKind
  void outcomesAreToldInTheOrderOfTheCalls(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    await(file.write(CONTENT));
    List<Integer> told = new ArrayList<>();
    List<Integer> called = new ArrayList<>();

    await(on(owner, () -> {
      Future<?> last = null;
      for (int i = 0; i < 300; i++) {
        int number = i;
        called.add(number);
        last = call(file, i).onComplete(outcome -> told.add(number));
      }
      return last;
    }));

    assertThat(told).isEqualTo(called);
  }

  /** Some take longer than others, and some fail. */
  private static Future<?> call(TempFile file, int number) {
    switch (number % 6) {
      case 0:
        return file.read(Buffer.buffer(), 0, 0, number % 4 == 0 ? CONTENT.length() : 1);
      case 1:
        return file.write(chunk(1), number);
      case 2:
        return file.size();
      case 3:
        return file.write(chunk(3));
      case 4:
        return file.read(1);
      default:
        return file.flush();
    }
  }

  @EachKind
  void aCallWithinATellingIsToldAfterWhatWasCalledBefore(Kind kind) {
    Context owner = vertx.getOrCreateContext();
    TempFile file = open(owner, kind);
    List<String> told = new ArrayList<>();
    List<String> called = new ArrayList<>();

    await(on(owner, () -> {
      Promise<Void> late = Promise.promise();
      for (int i = 0; i < 200; i++) {
        String name = "" + i;
        called.add(name);
        boolean calls = i == 63;
        file.write(Buffer.buffer("x")).onComplete(v -> {
          told.add(name);
          if (calls) {
            file.write(Buffer.buffer("y")).onComplete(w -> {
              told.add("LATE");
              late.complete();
            });
          }
        });
      }
      return Future.all(late.future(), file.flush());
    }));

    List<String> others = new ArrayList<>(told);
    others.remove("LATE");
    assertThat(others).isEqualTo(called);
    assertThat(told.indexOf("LATE")).isGreaterThan(told.indexOf("63"));
    // Called within the call of the 64th, or when all 200 had been called
    assertThat(told.indexOf("LATE")).isIn(64, 200);
  }

  /** What is read in memory by a worker is not gone when a write behind it moves all to disk. */
  @Test
  void aLargeReadOfMemoryIsNotTouchedByTheRolloverBehindIt() {
    Buffer large = random(4 * 1024 * 1024);
    for (int round = 0; round < 40; round++) {
      SpooledTempFile file = hold(await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(large.length()))));
      await(file.write(large));

      Future<Buffer> read = file.read(Buffer.buffer(), 0, 0, large.length());
      Future<Void> written = file.write(chunk(0));

      assertThat(await(read).equals(large)).as("what is read in round %d is what was written", round).isTrue();
      await(written);
      await(file.close());
    }
  }
}
