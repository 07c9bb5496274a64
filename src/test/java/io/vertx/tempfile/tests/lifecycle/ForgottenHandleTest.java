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
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is forgotten is closed, and reported once; what is in use is not forgotten.
 */
class ForgottenHandleTest extends ForgottenTestBase {

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
}
