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
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A temporary directory is private, and goes with all that is in it and nothing else.
 */
class TempDirectoryTest extends TempFileTestBase {

  @AfterEach
  void permitDeletion() {
    Immutable.permitAll(directory);
  }

  @Test
  void itIsThereAndEmpty() {
    TempDirectory temporary = await(fs.createTempDirectory());

    assertThat(Path.of(temporary.path())).isAbsolute().hasParent(directory).isEmptyDirectory();
  }

  @Test
  void onlyItsOwnerGetsIn() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(temporary.path())))).isEqualTo("rwx------");
  }

  @Test
  void itsNameBeginsWithThePrefixAndEndsWithTheSuffix() {
    TempDirectory temporary = await(fs.createTempDirectory(new TempDirectoryOptions().setPrefix("work-").setSuffix(".d")));

    assertThat(Path.of(temporary.path()).getFileName().toString()).startsWith("work-").endsWith(".d");
  }

  @Test
  void itsPathStaysAfterClose() {
    TempDirectory temporary = await(fs.createTempDirectory("work-"));
    String open = temporary.path();

    await(temporary.close());

    assertThat(temporary.path()).isEqualTo(open);
  }

  @Test
  void closingRemovesItWithItsContent() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    Files.createDirectories(Path.of(temporary.resolve("a/b")));
    Files.writeString(Path.of(temporary.resolve("a/b/c")), "content");
    Files.writeString(Path.of(temporary.resolve("d")), "content");

    await(temporary.close());

    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @Test
  void closingAgainGivesTheSameFuture() {
    TempDirectory temporary = await(fs.createTempDirectory());

    Future<Void> closed = temporary.close();

    assertThat(temporary.close()).isSameAs(closed);
    await(closed);
    assertThat(temporary.close()).isSameAs(closed);
  }

  @Test
  void closingAgainIsNoError() {
    TempDirectory temporary = await(fs.createTempDirectory());
    Future<Void> first = temporary.close();

    await(temporary.close());
    await(first);
    await(temporary.close());
  }

  @Test
  void closingAgainDoesNotRemoveWhatTookItsPlace() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    await(temporary.close());
    Path other = Files.createDirectory(Path.of(temporary.path()));

    await(temporary.close());
    await(fs.close());

    assertThat(other).isDirectory();
    Files.delete(other);
  }

  @Test
  void closingWhenItIsGoneIsNoError() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());

    Files.delete(Path.of(temporary.path()));

    await(temporary.close());
  }

  @Test
  void anotherDirectoryInItsPlaceStays() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(other.resolve("content"), "untouched");
    Path ours = Files.move(Path.of(temporary.path()), directory.resolve("moved"));
    Files.move(other, Path.of(temporary.path()));

    await(temporary.close());

    assertThat(Path.of(temporary.path(), "content")).hasContent("untouched");
    Files.delete(Path.of(temporary.path(), "content"));
    Files.delete(Path.of(temporary.path()));
    Files.delete(ours);
  }

  @Test
  void aLinkInItsPlaceIsNotFollowed() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    Path target = outside();
    Path ours = Files.move(Path.of(temporary.path()), directory.resolve("moved"));
    Files.createSymbolicLink(Path.of(temporary.path()), target);

    await(temporary.close());

    assertThat(target.resolve("content")).hasContent("untouched");
    Files.delete(Path.of(temporary.path()));
    Files.delete(ours);
    deleteOutside();
  }

  @Test
  void linksInsideAreNotFollowed() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    Path target = outside();
    Files.createSymbolicLink(Path.of(temporary.resolve("toDirectory")), target);
    Files.createSymbolicLink(Path.of(temporary.resolve("toFile")), target.resolve("content"));
    Files.createSymbolicLink(Path.of(temporary.resolve("toNothing")), target.resolve("nothing"));
    Files.createSymbolicLink(Path.of(temporary.resolve("toItself")), Path.of(temporary.path()));
    Files.createLink(Path.of(temporary.resolve("hard")), target.resolve("content"));

    await(temporary.close());

    assertThat(Path.of(temporary.path())).doesNotExist();
    assertThat(target.resolve("content")).hasContent("untouched");
    deleteOutside();
  }

  @Test
  void withDeleteFalseItStays() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory(new TempDirectoryOptions().setDelete(false)));

    await(temporary.close());

    assertThat(Path.of(temporary.path())).isDirectory();
    Files.delete(Path.of(temporary.path()));
  }

  @Test
  void whatCannotBeRemovedFailsTheCloseWithItsPath() throws Exception {
    Immutable.assumePossible(directory);
    TempDirectory temporary = await(fs.createTempDirectory());
    Files.writeString(Path.of(temporary.resolve("removable")), "content");
    Immutable.create(temporary.resolve("immutable"));

    Throwable failure = failureOf(temporary.close());

    assertThat(failure).isInstanceOf(FileSystemException.class).hasMessageContaining(temporary.path())
      .hasMessageContaining("immutable");
    assertThat(Path.of(temporary.path(), "removable")).doesNotExist();
  }

  @Test
  void aCloseThatFailedCanBeTriedAgain() throws Exception {
    Immutable.assumePossible(directory);
    TempDirectory temporary = await(fs.createTempDirectory());
    Immutable.create(temporary.resolve("immutable"));
    failureOf(temporary.close());

    Immutable.permitAll(directory);
    await(temporary.close());

    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @Test
  void ignoredCleanupErrorsAreNotTold() throws Exception {
    Immutable.assumePossible(directory);
    TempDirectory temporary = await(fs.createTempDirectory(new TempDirectoryOptions().setIgnoreCleanupErrors(true)));
    Path file = Path.of(temporary.resolve("immutable"));
    Immutable.create(file.toString());

    await(temporary.close());

    Immutable.permitAll(directory);
    Files.delete(file);
    Files.delete(file.getParent());
  }

  @Test
  void aFailureToRemoveDoesNotHoldUpTheOwner() throws Exception {
    Immutable.assumePossible(directory);
    TestVerticle verticle = TestVerticle.deploy(vertx, ThreadingModel.EVENT_LOOP);
    TempDirectory temporary = await(verticle.call(() -> fs.createTempDirectory()));
    Immutable.create(temporary.resolve("immutable"));

    await(verticle.undeploy());

    Immutable.permitAll(directory);
    await(fs.close());
    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @Test
  void aFailureToRemoveIsLoggedWhenTheOwnerCloses() throws Exception {
    Immutable.assumePossible(directory);
    TempDirectory temporary = await(fs.createTempDirectory());
    Immutable.create(temporary.resolve("immutable"));

    List<LogRecord> logged = loggedBy(Registration.class, () -> await(fs.close()));

    assertThat(logged).singleElement()
      .satisfies(entry -> assertThat(entry.getThrown()).hasMessageContaining(temporary.path()));
    Immutable.permitAll(directory);
    Files.delete(Path.of(temporary.resolve("immutable")));
    Files.delete(Path.of(temporary.path()));
  }

  private static List<LogRecord> loggedBy(Class<?> type, Runnable action) {
    Logger logger = Logger.getLogger(type.getName());
    List<LogRecord> logged = new CopyOnWriteArrayList<>();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord entry) {
        logged.add(entry);
      }

      @Override
      public void flush() {
      }

      @Override
      public void close() {
      }
    };
    logger.addHandler(handler);
    try {
      action.run();
    } finally {
      logger.removeHandler(handler);
    }
    return logged;
  }

  private Path outside() throws IOException {
    Path target = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(target.resolve("content"), "untouched");
    return target;
  }

  private void deleteOutside() throws IOException {
    Files.delete(directory.resolve("outside/content"));
    Files.delete(directory.resolve("outside"));
  }
}
