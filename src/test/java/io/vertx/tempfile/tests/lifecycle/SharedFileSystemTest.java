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
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * File systems of one name are one, until the last of them is closed.
 */
class SharedFileSystemTest extends TempFileTestBase {

  private static final String NAME = "shared";

  private Path elsewhere;

  @BeforeEach
  void anotherDirectory() throws Exception {
    elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
  }

  @AfterEach
  void deleteTheOtherDirectory() throws Exception {
    await(vertx.close());
    Files.delete(elsewhere);
  }

  private TempFileSystem share(Path in) {
    return TempFileSystem.createShared(vertx, new TempFileSystemOptions().setDirectory(in.toString()), NAME);
  }

  @Test
  void theOptionsOfTheFirstHold() {
    share(elsewhere);
    TempFileSystem second = share(directory);

    NamedTempFile file = await(second.openNamedTempFile());

    assertThat(Path.of(file.path())).hasParent(elsewhere);
  }

  @Test
  void whoAsksForOtherOptionsIsToldOnceWhichOfThemHaveNoEffect() {
    share(elsewhere);
    List<String> warnings = new CopyOnWriteArrayList<>();
    Handler collector = collector(warnings);
    Logger logger = Logger.getLogger("io.vertx.tempfile.impl.TempFileSystemState");
    logger.addHandler(collector);
    logger.setUseParentHandlers(false);
    try {
      share(elsewhere);
      assertThat(warnings).isEmpty();

      TempFileSystemOptions others = new TempFileSystemOptions().setDirectory(elsewhere.toString()).setDiskQuota(100);
      TempFileSystem.createShared(vertx, others, NAME);
      TempFileSystem.createShared(vertx, others, NAME);
    } finally {
      logger.removeHandler(collector);
      logger.setUseParentHandlers(true);
    }

    assertThat(warnings).hasSize(1).allSatisfy(warning ->
      assertThat(warning).contains("'" + NAME + "'").contains("diskQuota is 0, not 100").doesNotContain("directory", "claimTimeout"));
  }

  private static Handler collector(List<String> messages) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        messages.add(entry.getMessage());
      }

      @Override
      public void flush() {
      }

      @Override
      public void close() {
      }
    };
  }

  @Test
  void anotherNameIsAnotherFileSystem() {
    share(directory);
    TempFileSystem other =
      TempFileSystem.createShared(vertx, new TempFileSystemOptions().setDirectory(elsewhere.toString()), "other");

    NamedTempFile file = await(other.openNamedTempFile());

    assertThat(Path.of(file.path())).hasParent(elsewhere);
  }

  @Test
  void anotherVertxIsAnotherFileSystem() {
    share(directory);
    Vertx otherVertx = Vertx.vertx();
    TempFileSystem other =
      TempFileSystem.createShared(otherVertx, new TempFileSystemOptions().setDirectory(elsewhere.toString()), NAME);

    NamedTempFile file = await(other.openNamedTempFile());

    assertThat(Path.of(file.path())).hasParent(elsewhere);
    await(otherVertx.close());
  }

  @Test
  void whatIsOpenStaysWhileThereIsAnotherShare() {
    TempFileSystem first = share(elsewhere);
    TempFileSystem second = share(elsewhere);
    NamedTempFile file = await(first.openNamedTempFile());

    await(first.close());

    await(file.write(Buffer.buffer("still open")));
    await(second.close());
  }

  @Test
  void whatIsOpenGoesWithTheLastShare() {
    TempFileSystem first = share(elsewhere);
    TempFileSystem second = share(elsewhere);
    NamedTempFile file = await(first.openNamedTempFile());
    await(first.close());

    await(second.close());

    assertThat(Path.of(file.path())).doesNotExist();
  }

  @Test
  void aClosedShareOpensNothing() {
    TempFileSystem first = share(elsewhere);
    share(elsewhere);

    await(first.close());

    assertThat(failureOf(first.openTempFile())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingAShareTwiceLeavesTheOthers() {
    TempFileSystem first = share(elsewhere);
    TempFileSystem second = share(elsewhere);

    await(first.close());
    await(first.close());

    await(second.openTempFile().compose(file -> file.close()));
  }

  @Test
  void theNameCanBeUsedAgainAfterTheLastShare() {
    await(share(directory).close());

    TempFileSystem again = share(elsewhere);

    assertThat(Path.of(await(again.openNamedTempFile()).path())).hasParent(elsewhere);
  }

  @ParameterizedTest
  @MethodSource("io.vertx.tempfile.tests.lifecycle.TestVerticle#models")
  void aShareGoesWithTheVerticleThatTookIt(ThreadingModel model) throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, model);
    TempFileSystem share = await(verticle.call(() -> Future.succeededFuture(share(elsewhere))));
    NamedTempFile file = await(share.openNamedTempFile());

    await(verticle.undeploy());

    assertThat(Path.of(file.path())).doesNotExist();
    assertThat(failureOf(share.openTempFile())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theShareOfAnotherVerticleStays() throws Exception {
    TestVerticle gone = TestVerticle.deploy(vertx, ThreadingModel.EVENT_LOOP);
    TestVerticle stays = TestVerticle.deploy(vertx, ThreadingModel.WORKER);
    await(gone.call(() -> Future.succeededFuture(share(elsewhere))));
    TempFileSystem share = await(stays.call(() -> Future.succeededFuture(share(elsewhere))));
    NamedTempFile file = await(share.openNamedTempFile());

    await(gone.undeploy());

    await(file.write(Buffer.buffer("still open")));
    await(share.openNamedTempFile());
  }

  @Test
  void aShareTakenFromNoVerticleGoesWithVertx() {
    TempFileSystem share = share(elsewhere);
    NamedTempFile file = await(share.openNamedTempFile());

    await(vertx.close());

    assertThat(Path.of(file.path())).doesNotExist();
    assertThat(failureOf(share.openTempFile())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aShareOfAClosedVertxIsRefused() {
    await(vertx.close());

    assertThatThrownBy(() -> share(elsewhere)).isInstanceOf(IllegalStateException.class);
  }
}
