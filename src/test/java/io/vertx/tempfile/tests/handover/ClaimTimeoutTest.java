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

import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What nobody claims in time is gone, and what somebody claimed is not.
 */
class ClaimTimeoutTest extends HandOverTestBase {

  private static final long SOON = 20;

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @EnumSource
  void theFileIsGoneAfterIt(Kind kind) {
    TempFileSystem hasty = anotherFileSystem(SOON);
    TempFile file = await(kind.open(hasty, new TempFileOptions()));
    await(file.write(random(7000)));

    checkIn(file);

    await(eventually(() -> content(directory).isEmpty() && OpenFiles.in(directory).isEmpty()));
  }

  @ParameterizedTest
  @EnumSource
  void aLateClaimIsToldSo(Kind kind) {
    TempFileSystem hasty = anotherFileSystem(SOON);
    String check = checkIn(await(kind.open(hasty, new TempFileOptions())));
    await(vertx.timer(SOON * 10));

    Throwable failure = failureOf(fs.claim(check));

    assertThat(failure).isInstanceOf(NoSuchElementException.class).hasMessageContaining("timed out");
  }

  @ParameterizedTest
  @EnumSource
  void aClaimedFileDoesNotMindIt(Kind kind) {
    TempFileSystem hasty = anotherFileSystem(200);
    TempFile file = await(kind.open(hasty, new TempFileOptions()));
    await(file.write(random(7000)));
    TempFile claimed = await(hasty.claim(checkIn(file)));

    await(vertx.timer(400));

    await(claimed.write(random(70)));
    assertThat(contentOf(claimed)).isEqualTo(random(7000).appendBuffer(random(70)));
  }

  @Test
  void whatExpiresFirstDoesNotWaitForWhatWasCheckedInBefore() {
    checkIn(open(Kind.NAMED, random(7000)));
    TempFileSystem hasty = anotherFileSystem(SOON);
    String check = checkIn(await(hasty.openSpooledTempFile()));

    await(eventually(() -> fs.stats().getUnclaimedChecks() == 1));

    assertThat(failureOf(fs.claim(check))).hasMessageContaining("timed out");
  }

  @Test
  void whatExpiresLaterExpiresToo() {
    TempFileSystem hasty = anotherFileSystem(SOON);
    TempFileSystem lessHasty = anotherFileSystem(5 * SOON);

    checkIn(await(hasty.openSpooledTempFile()));
    checkIn(await(lessHasty.openSpooledTempFile()));

    await(eventually(() -> fs.stats().getUnclaimedChecks() == 0));
  }

  @ParameterizedTest
  @EnumSource
  void oneTimerDoesForAll(Kind kind) throws Exception {
    int timers = timers();

    for (int i = 0; i < 10; i++) {
      checkIn(open(kind, random(7000)));
      await(hold(await(fs.claim(checkIn(open(kind, random(7000)))))).close());
    }

    assertThat(timers()).isEqualTo(timers + 1);
  }

  /** Vert.x tells nobody, so it is asked where it keeps them. */
  private int timers() throws ReflectiveOperationException {
    Field timeouts = vertx.getClass().getDeclaredField("timeouts");
    timeouts.setAccessible(true);
    return ((Map<?, ?>) timeouts.get(vertx)).size();
  }

  @Test
  void theTimeoutIsThatOfTheFileSystemItWasCheckedInBy() {
    TempFileSystem hasty = anotherFileSystem(SOON);
    String patient = checkIn(open(Kind.NAMED, random(7000)));
    TempFile file = await(hasty.claim(patient));

    checkIn(file);

    await(eventually(() -> content(directory).isEmpty()));
  }

  @Test
  void whatIsNotToBeDeletedStays() throws Exception {
    TempFileSystem hasty = anotherFileSystem(SOON);
    NamedTempFile file = await(hasty.openNamedTempFile(new NamedTempFileOptions().setDelete(false)));
    await(file.write(random(7000)));

    checkIn(file);
    await(eventually(() -> OpenFiles.in(directory).isEmpty()));

    assertThat(Path.of(file.path())).hasBinaryContent(random(7000).getBytes());
    Files.delete(Path.of(file.path()));
  }

  @Test
  void whatWouldStayWhenClosedGoes() {
    TempFileSystem hasty = anotherFileSystem(SOON);
    NamedTempFile file = await(hasty.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));

    checkIn(file);

    await(eventually(() -> content(directory).isEmpty()));
  }

  @Test
  void aNameThatIsAnothersByThenIsLeft() throws Exception {
    TempFileSystem hasty = anotherFileSystem(200);
    NamedTempFile file = await(hasty.openNamedTempFile());
    Path path = Path.of(file.path());
    checkIn(file);
    Files.delete(path);
    Files.writeString(path, "another's");

    await(eventually(() -> OpenFiles.in(directory).isEmpty()));

    assertThat(path).hasContent("another's");
    Files.delete(path);
  }

  @Test
  void theLongestIsLongEnough() {
    TempFileSystem patient = anotherFileSystem(Long.MAX_VALUE);
    TempFile file = await(patient.openTempFile());
    await(file.write(random(7000)));

    String check = checkIn(file);

    assertThat(contentOf(await(fs.claim(check)))).isEqualTo(random(7000));
    assertThat(failureOf(fs.claim(check))).hasMessageContaining("claimed before").hasMessageNotContaining("timed out");
  }
}
