/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A published file is the whole file, whatever it was and wherever it goes.
 */
class PersistTest extends PublishTestBase {

  static Stream<Arguments> ways() {
    return kindsAndPlaces().flatMap(way -> Stream.of(true, false).map(replace -> Arguments.of(way.get()[0], way.get()[1], replace)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theTargetHasAllThatWasWritten(Kind kind, Place place, boolean replace) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind, random(7000));

    await(file.persist(target.toString(), new PersistOptions().setReplaceExisting(replace)));

    assertThat(bytes(target)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void nothingButTheTargetIsLeft(Kind kind, Place place, boolean replace) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind, random(7000));

    await(file.persist(target.toString(), new PersistOptions().setReplaceExisting(replace)));

    assertThat(content(at(place))).containsExactly(target);
    assertThat(content(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void writesNotWaitedForAreInTheTarget(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind);
    Buffer written = Buffer.buffer();
    List<Future<Void>> writes = new ArrayList<>();
    for (int i = 1; i < 200; i++) {
      written.appendBuffer(random(i));
      writes.add(file.write(random(i)));
    }

    Future<Void> persisted = file.persist(target.toString());

    await(persisted);
    assertThat(bytes(target)).isEqualTo(written);
    assertThat(writes).allMatch(Future::succeeded);
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aTruncateNotWaitedForCountsToo(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind, random(7000));
    file.truncate(3000);
    file.write(Buffer.buffer("at the beginning"), 0);

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000).getBuffer(0, 3000).setString(0, "at the beginning"));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void anEmptyFileIsPublishedEmpty(Kind kind, Place place) {
    Path target = at(place).resolve("target");

    await(open(kind).persist(target.toString()));

    assertThat(target).isEmptyFile();
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void holesAreZeros(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind, Buffer.buffer("before"));
    await(file.write(Buffer.buffer("after"), 3_000_000));
    await(file.truncate(5_000_000));

    await(file.persist(target.toString()));

    Buffer expected = Buffer.buffer(new byte[5_000_000]).setString(0, "before").setString(3_000_000, "after");
    assertThat(bytes(target)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void positionsDoNotMatter(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind, random(7000));
    await(file.read(100));
    file.setReadPos(5000).setWritePos(1).setReadLength(3);

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void anEndedFileIsPublished(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind, random(7000));
    await(file.end());

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aFileThatCanOnlyBeWrittenIsPublished(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind, new TempFileOptions().setRead(false));
    file.write(random(7000));

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void aRelativePathIsTakenFromTheWorkingDirectory(Kind kind) {
    Path target = here.resolve("target");
    TempFile file = open(kind, random(700));

    await(file.persist(Path.of("").toAbsolutePath().relativize(target).toString()));

    assertThat(bytes(target)).isEqualTo(random(700));
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void aSpooledFileThatRolledOverByHandIsPublished(Place place) {
    Path target = at(place).resolve("target");
    SpooledTempFile file = await(fs.openSpooledTempFile());
    file.write(random(700));
    file.rollover();
    file.write(random(70));

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(700).appendBuffer(random(70)));
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void aSpooledFileOfExactlyTheThresholdIsPublished(Place place) {
    Path target = at(place).resolve("target");
    SpooledTempFile file = await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(4096)));
    await(file.write(random(4096)));
    assertThat(file.isInMemory()).isTrue();

    await(file.persist(target.toString()));

    assertThat(bytes(target)).isEqualTo(random(4096));
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void sixtyFourMebibytesArePublished(Kind kind, Place place) throws Exception {
    Path target = at(place).resolve("target");
    Buffer mebibyte = random(1024 * 1024);
    TempFile file = open(kind);
    for (int i = 0; i < 64; i++) {
      await(file.write(mebibyte));
    }

    await(file.persist(target.toString()));

    assertThat(Files.size(target)).isEqualTo(64 * 1024 * 1024);
    try (InputStream in = Files.newInputStream(target)) {
      for (int i = 0; i < 64; i++) {
        assertThat(in.readNBytes(1024 * 1024)).isEqualTo(mebibyte.getBytes());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aReaderUnderWayIsToldThatTheFileIsGone(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    TempFile file = open(kind, random(7000));
    List<Throwable> told = new CopyOnWriteArrayList<>();
    file.setReadBufferSize(100);
    file.exceptionHandler(told::add).handler(data -> file.pause());

    await(file.persist(target.toString()));
    await(vertx.close());

    assertThat(bytes(target)).isEqualTo(random(7000));
    assertThat(told).hasSize(1).allMatch(IllegalStateException.class::isInstance);
  }

  @ParameterizedTest
  @EnumSource
  void aReaderUnderWayGetsNothingOnceThePersistIsCalled(Kind kind) throws Exception {
    TempFile file = open(kind, random(1_000_000));
    List<Throwable> told = new CopyOnWriteArrayList<>();
    Promise<Void> persisted = Promise.promise();
    List<Integer> late = new CopyOnWriteArrayList<>();
    file.setReadBufferSize(1000).exceptionHandler(told::add);
    file.handler(data -> {
      if (persisted.future().isComplete() || !told.isEmpty()) {
        late.add(data.length());
      } else if (file.getReadPos() == 10_000) {
        file.persist(here.resolve("target").toString()).onComplete(persisted);
      } else if (file.getReadPos() > 10_000) {
        late.add(data.length());
      }
    });

    await(persisted.future());

    assertThat(late).isEmpty();
    assertThat(bytes(here.resolve("target"))).isEqualTo(random(1_000_000));
  }

  @ParameterizedTest
  @EnumSource
  void aReaderUnderWayGoesOnWhenThePersistFails(Kind kind) throws Exception {
    Path target = Files.createFile(here.resolve("target"));
    TempFile file = open(kind, random(1_000_000));
    Buffer read = Buffer.buffer();
    Promise<Void> ended = Promise.promise();
    file.setReadBufferSize(1000).exceptionHandler(ended::tryFail).endHandler(v -> ended.tryComplete());
    Promise<Void> persisted = Promise.promise();
    file.handler(data -> {
      read.appendBuffer(data);
      if (file.getReadPos() == 10_000) {
        file.persist(target.toString()).onComplete(persisted);
      }
    });

    assertThat(failureOf(persisted.future())).hasCauseInstanceOf(FileAlreadyExistsException.class);
    await(ended.future());

    assertThat(read).isEqualTo(random(1_000_000));
  }

  @Test
  void readsCalledBeforeAreDone() {
    TempFile file = open(Kind.UNNAMED, random(7000));
    Future<Buffer> read = file.readAll();

    await(file.persist(here.resolve("target").toString()));

    assertThat(await(read)).isEqualTo(random(7000));
  }
}
