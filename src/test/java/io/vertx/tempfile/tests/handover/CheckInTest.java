/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.handover;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checking a file in takes all that was called before along, and ends the handle.
 */
class CheckInTest extends HandOverTestBase {

  @ParameterizedTest
  @EnumSource
  void writesNotWaitedForAreThere(Kind kind) {
    TempFile file = open(kind);
    Buffer written = Buffer.buffer();
    List<Future<Void>> writes = new ArrayList<>();
    for (int i = 1; i < 300; i++) {
      written.appendBuffer(random(i));
      writes.add(file.write(random(i)));
    }

    String check = checkIn(file);

    assertThat(writes).allMatch(Future::succeeded);
    assertThat(contentOf(await(fs.claim(check)))).isEqualTo(written);
  }

  @ParameterizedTest
  @EnumSource
  void readsNotWaitedForAreAnswered(Kind kind) {
    TempFile file = open(kind, random(7000));
    Future<Buffer> first = file.read(1000);
    Future<Buffer> second = file.read(1000);

    TempFile claimed = await(fs.claim(checkIn(file)));

    assertThat(first.result().appendBuffer(second.result())).isEqualTo(random(7000).getBuffer(0, 2000));
    assertThat(claimed.getReadPos()).isEqualTo(2000);
  }

  @ParameterizedTest
  @EnumSource
  void aCloseAfterItDoesNothing(Kind kind) {
    TempFile file = open(kind, random(7000));
    Future<String> checkedIn = file.checkIn();

    await(file.close());

    assertThat(contentOf(await(fs.claim(await(checkedIn))))).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void oneDuringACloseIsRefused(Kind kind) {
    TempFile file = open(kind, random(1_000_000));
    file.write(random(1_000_000));
    Future<Void> closed = file.close();

    assertThat(failureOf(file.checkIn())).isInstanceOf(IllegalStateException.class);

    await(closed);
  }

  @ParameterizedTest
  @EnumSource
  void aReaderGoesOnWithTheNewOwnerWhereItWas(Kind kind) {
    Owner sender = owner(Owner.Model.WORKER);
    Owner receiver = owner(Owner.Model.EVENT_LOOP);
    TempFile file = open(sender, kind, random(1_000_000));
    Buffer read = Buffer.buffer();
    Promise<String> checkedIn = Promise.promise();
    List<Throwable> told = new CopyOnWriteArrayList<>();
    await(sender.call(() -> {
      file.setReadBufferSize(1000).exceptionHandler(told::add).handler(data -> {
        read.appendBuffer(data);
        if (read.length() == 50_000) {
          file.checkIn().onComplete(checkedIn);
        }
      });
      return Future.succeededFuture();
    }));

    TempFile claimed = claim(receiver, await(checkedIn.future()));
    Buffer rest = await(receiver.call(claimed::readAll));

    assertThat(await(sender.call(() -> Future.succeededFuture(read.copy().appendBuffer(rest))))).isEqualTo(random(1_000_000));
    assertThat(told).hasSize(1).allMatch(IllegalStateException.class::isInstance);
  }

  @ParameterizedTest
  @EnumSource
  void aPipeOutOfItFails(Kind kind) {
    Owner sender = owner(Owner.Model.EVENT_LOOP);
    TempFile file = open(sender, kind, random(1_000_000));
    TempFile sink = open(sender, Kind.UNNAMED, new TempFileOptions());
    Promise<Void> piped = Promise.promise();
    Promise<String> checkedIn = Promise.promise();
    await(sender.call(() -> {
      file.setReadBufferSize(1000);
      file.pipeTo(sink).onComplete(piped);
      vertx.getOrCreateContext().runOnContext(v -> file.checkIn().onComplete(checkedIn));
      return Future.succeededFuture();
    }));

    TempFile claimed = claim(sender, await(checkedIn.future()));

    assertThat(failureOf(piped.future())).isInstanceOf(IllegalStateException.class);
    long sunk = await(sink.size());
    assertThat(claimed.getReadPos()).isEqualTo(sunk);
    assertThat(contentOf(claimed)).isEqualTo(random(1_000_000));
  }

  @ParameterizedTest
  @EnumSource
  void aPipeIntoItThatWaitsForRoomFails(Kind kind) {
    Owner sender = owner(Owner.Model.EVENT_LOOP);
    TempFile source = open(sender, Kind.UNNAMED, random(4_000_000));
    TempFile file = open(sender, kind, new TempFileOptions().setWriteQueueMaxSize(100_000));
    Promise<Void> piped = Promise.promise();
    Promise<String> checkedIn = Promise.promise();
    // A pipe asks a file that refused a write whether it is full
    sender.context().exceptionHandler(refused -> assertThat(refused).isInstanceOf(IllegalStateException.class));
    await(sender.call(() -> {
      source.pipeTo(file).onComplete(piped);
      vertx.getOrCreateContext().runOnContext(v -> checkInWhenFull(file, checkedIn));
      return Future.succeededFuture();
    }));

    TempFile claimed = claim(sender, await(checkedIn.future()));

    assertThat(failureOf(piped.future())).isInstanceOf(IllegalStateException.class);
    Buffer content = contentOf(claimed);
    assertThat(content).isEqualTo(random(4_000_000).getBuffer(0, content.length()));
  }

  private static void checkInWhenFull(TempFile file, Promise<String> checkedIn) {
    if (file.writeQueueFull()) {
      file.checkIn().onComplete(checkedIn);
    } else {
      Vertx.currentContext().runOnContext(v -> checkInWhenFull(file, checkedIn));
    }
  }

  @Test
  void aWriteThatFailedAndWasNotToldFailsIt() throws Exception {
    Tmpfs.whileMounted(here.resolve("tiny"), full -> {
      TempFile file = open(Kind.UNNAMED, new TempFileOptions().setDirectory(full.toString()));
      await(file.write("stored"));
      file.write(random(2_000_000));

      assertThat(failureOf(file.checkIn())).isInstanceOf(FileSystemException.class);

      assertThat(contentOf(file)).hasToString("stored");
      assertThat(contentOf(await(fs.claim(checkIn(file))))).hasToString("stored");
    });
  }

  @Test
  void onceVertxIsClosedItIsRefused() {
    TempFile file = open(Kind.NAMED, random(7000));
    await(vertx.close());

    assertThat(file.checkIn().cause()).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftWhenVertxClosesMeanwhile(Kind kind) {
    OpenFiles.assumeKnown();
    TempFile file = open(kind, random(7000));
    file.write(random(1_000_000));
    Promise<String> checkedIn = Promise.promise();
    file.checkIn().onComplete(checkedIn);

    await(vertx.close());

    await(settled(checkedIn.future()));
    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @Test
  void checksAreSafeInUrlsAndAllDifferent() {
    Set<String> checks = new HashSet<>();
    Set<String> beginnings = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      String check = checkIn(open(Kind.SPOOLED_IN_MEMORY));
      assertThat(check).matches("[A-Za-z0-9_-]+").hasSizeBetween(22, 100);
      checks.add(check);
      beginnings.add(check.substring(0, 8));
    }

    assertThat(checks).hasSize(500);
    assertThat(beginnings).hasSize(500);
  }

  /** 1 000 bits in each place, of which about half are set: 5 standard deviations are 79. */
  @Test
  void oneHundredAndTwentyEightBitsAreRandom() {
    int[] set = new int[128];
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = Base64.getUrlDecoder().decode(checkIn(open(Kind.SPOOLED_IN_MEMORY)));
      for (int bit = 0; bit < set.length; bit++) {
        set[bit] += bytes[bit / 8] >> bit % 8 & 1;
      }
    }

    for (int count : set) {
      assertThat(count).isBetween(500 - 79, 500 + 79);
    }
  }

  @Test
  void aNameStaysInSight() {
    NamedTempFile file = (NamedTempFile) open(Kind.NAMED, random(7000));

    checkIn(file);

    assertThat(Path.of(file.path())).hasBinaryContent(random(7000).getBytes());
  }
}
