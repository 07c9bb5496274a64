/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.impl.opening.Storages;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static org.assertj.core.api.Assertions.assertThat;

class ForgottenHandleTest extends TempFileTestBase {

  private static final String PROPERTY = "vertx.tempfile.leakDetection";

  private final List<LogRecord> reports = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger("io.vertx.tempfile.impl.base.Forgotten");
  private final Handler collector = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      reports.add(entry);
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
    }
  };

  /** Nanoseconds that pass when a test says so. */
  private final AtomicLong clock = new AtomicLong(-1);
  private TempFileSystem clocked;

  @BeforeEach
  void createClockedFileSystem() {
    clocked = TempFileSystemImpl.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()), new TempNames(),
      Storages.PLAIN, clock::get);
  }

  @BeforeEach
  void collectReports() {
    logger.addHandler(collector);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopCollecting() {
    logger.removeHandler(collector);
    logger.setUseParentHandlers(true);
    System.clearProperty(PROPERTY);
  }

  @ParameterizedTest
  @EnumSource
  void aForgottenFileIsClosedAndReportedOnce(Kind kind) {
    forget(kind);

    reclaimed(1);

    assertThat(fs.stats().getOpenFiles()).isZero();
    assertThat(fs.stats().getBytesInMemory()).isZero();
    assertThat(fs.stats().getBytesOnDisk()).isZero();
    assertThat(content(directory)).isEmpty();
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).getMessage()).contains("temporary file").contains(PROPERTY);
  }

  private void forget(Kind kind) {
    await(await(kind.open(fs, new TempFileOptions())).write(random(5000)));
  }

  @Test
  void aForgottenDirectoryIsRemoved() {
    await(fs.createTempDirectory());

    reclaimed(1);

    assertThat(content(directory)).isEmpty();
    assertThat(fs.stats().getOpenDirectories()).isZero();
  }

  @Test
  void theReportTellsWhereItWasOpenedWhenAsked() {
    System.setProperty(PROPERTY, "full");
    forget(Kind.UNNAMED);

    reclaimed(1);

    assertThat(reports.get(0).getThrown()).isNotNull();
    assertThat(reports.get(0).getThrown().getStackTrace()).anyMatch(frame -> frame.getClassName().equals(getClass().getName()));
  }

  @Test
  void aHandleInUseIsNotForgotten() {
    TempFile file = open(Kind.NAMED, random(1000));
    forget(Kind.UNNAMED);

    reclaimed(1);

    assertThat(contentOf(file)).isEqualTo(random(1000));
  }

  @Test
  void aClosedHandleIsNotReported() {
    await(open(Kind.UNNAMED).close());
    forget(Kind.NAMED);

    reclaimed(1);

    assertThat(reports).hasSize(1);
  }

  @Test
  void aNameLeftByACloseIsTheOwnersNotForgotten() {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));
    String path = file.path();
    await(file.close());
    file = null;
    forget(Kind.UNNAMED);

    reclaimed(1);

    assertThat(content(directory)).extracting(Object::toString).containsExactly(path);
    await(fs.close());
  }

  @Test
  void aCheckedInFileIsNotForgotten() {
    String check = await(open(Kind.SPOOLED_IN_MEMORY, random(1000)).checkIn());
    forget(Kind.UNNAMED);

    reclaimed(1);

    assertThat(contentOf(await(fs.claim(check)))).isEqualTo(random(1000));
  }

  @Test
  void aFileThatIsPipedIntoIsNotForgotten() {
    Promise<Void> piped = Promise.promise();
    TempFile source = open(Kind.UNNAMED, random(100_000));
    pipe(source).onComplete(piped);
    forget(Kind.NAMED);

    reclaimed(1);
    source.resume();

    await(piped.future());
    assertThat(reports).hasSize(1);
  }

  /** The only one who knows the destination is the pipe. */
  private Future<Void> pipe(TempFile source) {
    TempFile destination = await(Kind.SPOOLED_ON_DISK.open(fs, new TempFileOptions()));
    Future<Void> done = source.pipe().to(destination).compose(v -> destination.close());
    source.pause();
    return done;
  }

  @ParameterizedTest
  @EnumSource
  void oneOfAKindIsToldOfAMinute(Kind kind) {
    forget(clocked, kind, 3);
    assertThat(messages()).singleElement().asString().doesNotContain("more");

    clock.addAndGet(TimeUnit.MINUTES.toNanos(1) - 1);
    forget(clocked, kind, 1);
    assertThat(messages()).hasSize(1);

    clock.addAndGet(1);
    forget(clocked, kind, 1);
    assertThat(messages()).hasSize(2).last().asString().contains("and so were 3 more since the last warning").contains(PROPERTY + "=full");
  }

  @Test
  void eachIsCountedAndReclaimedThoughOneIsToldOf() {
    forget(clocked, Kind.NAMED, 5);

    assertThat(clocked.stats().getLeaks()).isEqualTo(5);
    assertThat(clocked.stats().getOpenFiles()).isZero();
    assertThat(content(directory)).isEmpty();
    assertThat(messages()).hasSize(1);
  }

  @Test
  void oneOfEachKindIsToldOf() {
    forget(clocked, Kind.UNNAMED, 2);
    forget(clocked, Kind.SPOOLED_IN_MEMORY, 2);
    forget(clocked, Kind.NAMED, 2);

    assertThat(messages()).hasSize(3);
  }

  @Test
  void theReportNamesWhatHasAName() {
    String path = pathOfAForgottenFile();
    reclaimed(clocked, 1);
    String directory = pathOfAForgottenDirectory();
    reclaimed(clocked, 2);

    assertThat(messages()).satisfiesExactly(
      report -> assertThat(report).startsWith("A named temporary file '" + path + "' was not closed"),
      report -> assertThat(report).startsWith("A temporary directory '" + directory + "' was not closed"));
  }

  private String pathOfAForgottenFile() {
    return await(clocked.openNamedTempFile()).path();
  }

  private String pathOfAForgottenDirectory() {
    return await(clocked.createTempDirectory()).path();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNNAMED", "SPOOLED_IN_MEMORY", "SPOOLED_ON_DISK"})
  void theReportTellsTheSizeOfWhatHasNoName(Kind kind) {
    forget(clocked, kind, 1);

    assertThat(messages()).singleElement().asString().contains("temporary file of 5000 bytes was not closed");
  }

  @Test
  void aClaimedFileIsNamedToo() {
    String path = pathOfAFileThatIsClaimedAndForgotten();
    reclaimed(clocked, 1);

    assertThat(messages()).singleElement().asString().startsWith("A claimed temporary file '" + path + "' was not closed");
  }

  private String pathOfAFileThatIsClaimedAndForgotten() {
    NamedTempFile file = await(clocked.openNamedTempFile());
    await(clocked.claim(await(file.checkIn())));
    return file.path();
  }

  @Test
  void whatWaitsIsToldWithTheNextOfAnotherKind() {
    forget(clocked, Kind.UNNAMED, 3);
    clock.addAndGet(TimeUnit.MINUTES.toNanos(1));

    forget(clocked, Kind.NAMED, 1);

    assertThat(messages()).hasSize(3).anyMatch(report -> report.contains("and so was 1 more since the last warning"));
  }

  @Test
  void whatWaitsIsToldWhenTheFileSystemCloses() {
    forget(clocked, Kind.UNNAMED, 3);

    await(clocked.close());
    assertThat(messages()).hasSize(2).last().asString().contains("and so was 1 more since the last warning");

    await(vertx.close());
    assertThat(messages()).hasSize(2);
  }

  @Test
  void whatWaitsIsToldWhenVertxCloses() {
    forget(clocked, Kind.UNNAMED, 3);

    await(vertx.close());

    assertThat(messages()).hasSize(2).last().asString().contains("and so was 1 more since the last warning");
  }

  @Test
  void whatWasOpenedAtTheSamePlaceIsToldOfOnceAMinute() {
    System.setProperty(PROPERTY, "full");
    forget(clocked, Kind.UNNAMED, 3);
    assertThat(reports).hasSize(1);

    clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    forgetElsewhere();

    assertThat(reports).hasSize(3).allSatisfy(report -> assertThat(report.getThrown()).isNotNull());
    assertThat(messages())
      .anyMatch(report -> report.contains("and so was 1 more that was opened at the same place since the last warning"))
      .noneMatch(report -> report.contains(PROPERTY));
  }

  @Test
  void eachPlaceIsToldOf() {
    System.setProperty(PROPERTY, "full");

    forget(clocked, Kind.UNNAMED, 1);
    forgetElsewhere();

    assertThat(reports).hasSize(2);
  }

  private void forgetElsewhere() {
    long before = clocked.stats().getLeaks();
    await(clocked.openTempFile());
    reclaimed(clocked, before + 1);
  }

  private List<String> messages() {
    return reports.stream().map(LogRecord::getMessage).toList();
  }

  /** Opened at one place, and gone when this returns. */
  private void forget(TempFileSystem where, Kind kind, int count) {
    long before = where.stats().getLeaks();
    for (int i = 0; i < count; i++) {
      await(await(kind.open(where, new TempFileOptions())).write(random(5000)));
    }
    reclaimed(where, before + count);
  }

  private void reclaimed(int count) {
    reclaimed(fs, count);
  }

  private void reclaimed(TempFileSystem where, long count) {
    await(eventually(() -> {
      System.gc();
      return where.stats().getLeaks() >= count;
    }));
  }
}
